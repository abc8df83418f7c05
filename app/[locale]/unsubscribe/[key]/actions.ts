"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { contextFor } from "@/lib/context";
import { optIn, optOut } from "@/lib/opt-outs/commands";
import { unsubscribeGate } from "./gate";

async function chosen(form: FormData) {
  const params = { locale: String(form.get("locale")), key: String(form.get("key")) };
  const opened = await unsubscribeGate({ params: Promise.resolve(params) });
  await limit("own-registration", opened.subscriber.id, opened.locale);
  return opened;
}

/** "Send me no more news". */
export async function unsubscribe(form: FormData): Promise<void> {
  const { subscriber, address } = await chosen(form);
  await optOut({ registrationId: subscriber.id }, contextFor({ kind: "participant" }));
  redirect(address);
}

/** The way back. */
export async function subscribeAgain(form: FormData): Promise<void> {
  const { subscriber, address } = await chosen(form);
  await optIn({ registrationId: subscriber.id }, contextFor({ kind: "participant" }));
  redirect(`${address}?back=yes`);
}
