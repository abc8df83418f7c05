import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { seeOther } from "@/app/file-answer";
import { contextFor } from "@/lib/context";
import { saveLogo } from "@/lib/look/commands/save-logo";
import { type LogoProblem, readAltTexts } from "@/lib/look/schema";
import { isLogoField, type LookParams, logoForm, openLook } from "../../open-look";

/**
 * The logo with its words. A form of its own, outside the server actions: Next would read files of any size into memory
 * before an action could refuse them.
 */
export async function POST(request: Request, { params }: LookParams): Promise<Response> {
  const { slug } = await params;
  const form = await request.formData().catch(() => null);
  const values = form ? typedFrom(form, [...form.keys()].filter(isLogoField)) : {};
  await keepIfSignedOut(logoForm(slug), values);
  const { scope, event, look, here } = await openLook(slug, "events.change");
  const again = async (problem?: LogoProblem, kept = values) => {
    if (form) await keepTyped(logoForm(event.slug), kept);
    return seeOther(`${here}/logo${problem ? `?problem=${problem}` : ""}`);
  };
  if (!form) return again("broken");
  const file = form.get("file");
  const isChosen = file instanceof File && (file.size > 0 || file.name !== "");
  const read = readAltTexts(values, event.languages);
  if (!read.ok) return again(isChosen || look.logo ? undefined : "none");
  const content = isChosen ? Buffer.from(await file.arrayBuffer()) : null;
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = await saveLogo(
    { eventId: event.id, version: values.version ?? "", content, altTexts: read.altTexts },
    ctx,
  );
  if (!result.ok && result.reason === "changed_meanwhile")
    return again(undefined, { ...values, version: result.version, conflict: isChosen ? "file" : "yes" });
  if (!result.ok) return again(result.reason);
  await forgetTyped(logoForm(event.slug));
  return seeOther(`${here}?said=${result.changed ? "changed" : "unchanged"}#logo`);
}

/** Somebody who opens the address by hand wants the page with the form. */
export async function GET(_request: Request, { params }: LookParams): Promise<Response> {
  const { here } = await openLook((await params).slug, "events.change");
  return seeOther(`${here}/logo`);
}
