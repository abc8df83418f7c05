"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { correctAddress } from "@/lib/registrations/commands/correct-address";
import { likelyMeantAddress } from "@/lib/registrations/rules";
import { openEventFor } from "../../../open-event";
import { openRegistration } from "../open-registration";
import { addressForm, readAddress } from "./form";

/**
 * Saves the corrected address and sends the mail, or shows the form again with what was typed. An address that looks like
 * a slip is asked about once: `confirmed` is the one that the page has asked about.
 */
export async function saveAddress(form: FormData): Promise<void> {
  const { email: typed = "" } = typedFrom(form, ["email"]);
  const named = z.uuid().safeParse(form.get("id"));
  if (named.success) await keepIfSignedOut(addressForm(named.data), { email: typed });
  const { scope } = await openEventFor(String(form.get("slug")), "registrations.change");
  const { registration, here } = await openRegistration(String(form.get("slug")), String(form.get("id")));
  const again = async (values: Record<string, string> = {}) => {
    await keepTyped(addressForm(registration.id), { email: typed, ...values });
    redirect(`${here}/address`);
  };
  const read = readAddress(typed);
  if (!read.ok) return again();
  if (likelyMeantAddress(read.email) && form.get("confirmed") !== read.email) return again();
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = await correctAddress(
    { registrationId: registration.id, basis: String(form.get("basis")), email: read.email },
    ctx,
  );
  if (!result.ok) return again({ refusal: result.reason });
  await forgetTyped(addressForm(registration.id));
  redirect(`${here}?said=${result.wasTold ? "corrected" : "corrected_only"}`);
}
