"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { ensureBrowserToken, visitorLocale, visitorNetwork } from "@/app/visitor";
import { currentOrganiser, redeemSignInLink, requestSignInLink } from "@/lib/auth";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { discardDraft, keepDraft } from "@/lib/drafts/commands";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { emailKey, isEmailAddress } from "@/lib/email-address";
import { keepLanguage } from "@/lib/organisers/commands/keep-language";
import { ownGoal } from "@/lib/organisers/rules";
import { addressToKeep, signInForm } from "./form";

/** Mails a sign-in link to those who have access. Everybody else gets the same page and no mail. */
export async function sendSignInLink(form: FormData): Promise<void> {
  await limit("sign-in-network", await visitorNetwork(), "admin");
  const { email: typed = "" } = draftValuesFrom(form, ["email"]);
  const email = emailKey(typed);
  const goal = ownGoal(form.get("goal")?.toString());
  const browserToken = await ensureBrowserToken();
  if (!isEmailAddress(email)) {
    const values = { email: addressToKeep(typed) };
    const kept = await keepDraft({ browserToken, form: signInForm, values }, { db: database(), now: clock.now() });
    if (!kept) throw new Error("An address that was cut to size was too large to keep");
    const isKept = form.get("kept") === "yes";
    redirect(`/admin/sign-in?${new URLSearchParams({ goal, ...(isKept && { kept: "yes" }) })}`);
  }
  await limit("sign-in-address", email, "admin");
  await requestSignInLink({ email, goal, locale: await visitorLocale() });
  await discardDraft(database(), browserToken, signInForm);
  redirect("/admin/sign-in/sent");
}

/** Uses the mailed link up. Reached by a button only: mail scanners open links, but press nothing. */
export async function signInWithLink(form: FormData): Promise<void> {
  await limit("sign-in-network", await visitorNetwork(), "admin");
  const goal = await redeemSignInLink(form.get("token")?.toString() ?? "");
  const organiser = goal && (await currentOrganiser());
  if (organiser) await keepLanguage({ organiserId: organiser.id, locale: await visitorLocale() }, { db: database() });
  redirect(goal ?? "/admin/sign-in?link-failed");
}
