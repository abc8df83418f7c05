import { notFound } from "next/navigation";
import { findTyped } from "@/app/admin/typed";
import { findBulkAction } from "@/lib/bulk/queries";
import { backToList, kindAddress } from "@/lib/bulk/rules";
import { type Kind, paramsSchemas } from "@/lib/bulk/schema";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import type { Permission } from "@/lib/organisers/policy";
import { openEventFor } from "../../open-event";

/** The fields of the forms, whatever their kind. */
export const paramFields = ["reason", "tag", "day", "asked", "over"] as const;
export type ParamField = (typeof paramFields)[number];

/** Name under which typed values are kept. */
export const typedParams = (id: string, kindAddress: string) => `bulk:${id}:${kindAddress}`;

/** The preview again, within or beyond the event's capacity as it was. @param said what to tell above it. */
export function previewOf(here: string, kind: Kind, typed: Record<string, string>, said?: string): string {
  const query = new URLSearchParams({ ...(said && { said }), ...(typed.asked === "over" && { over: "yes" }) });
  return `${here}/${kindAddress(kind)}?${query}`;
}

/** What the pages and forms of one action begin with: the gate, the action with its people, the ways from it. */
export async function openBulk(slug: string, id: string, permission: Permission = "attendance.record") {
  const opened = await openEventFor(slug, permission);
  const { event, scope, locale } = opened;
  const action = await findBulkAction(database(), scope, event.id, id);
  if (!action) notFound();
  const all = `/admin/events/${event.slug}/registrations/bulk`;
  return {
    ...opened,
    action,
    words: translator(locale, "bulk"),
    all,
    here: `${all}/${action.id}`,
    list: backToList(event.slug, action.listQuery),
  };
}
export type OpenBulk = Awaited<ReturnType<typeof openBulk>>;

/** What this browser typed and could not send, and what is wrong with it; null when there is nothing. */
export async function findTypedParams(id: string, kindAddress: string, kind: Kind) {
  const values = await findTyped(typedParams(id, kindAddress));
  if (!values) return null;
  const parsed = paramsSchemas[kind].safeParse(values);
  const issue = parsed.success ? undefined : parsed.error.issues[0];
  const field = paramFields.find((name) => name === issue?.path[0]);
  return { values, error: issue && field ? { field, code: issue.message } : null };
}
