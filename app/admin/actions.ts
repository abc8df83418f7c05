"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/auth";
import { database } from "@/lib/db";
import { isHttps } from "@/lib/env";
import { isLocale } from "@/lib/i18n/locales";
import { keepLanguage } from "@/lib/organisers/commands/keep-language";
import { ownAdminPath } from "@/lib/organisers/rules";
import { pageAddress } from "../page-event";
import { signedIn } from "./gate";
import { forgetTyped } from "./typed";

/** Signs this browser out. A POST, so that no link or image elsewhere can do it. */
export async function signOut(): Promise<void> {
  await endCurrentSession();
  redirect("/admin/sign-in?signed-out");
}

/** Remembers the language for a year, writes to whoever is signed in in it from now on, and shows the same page in it. */
export async function chooseLanguage(form: FormData): Promise<never> {
  const locale = form.get("locale");
  if (isLocale(locale)) {
    const options = { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true, secure: isHttps() } as const;
    (await cookies()).set("locale", locale, options);
    const organiser = await signedIn();
    if (organiser) await keepLanguage({ organiserId: organiser.id, locale }, { db: database() });
  }
  redirect(ownAdminPath(form.get("path")?.toString()));
}

/** "Forget what I typed": drops what this browser, and no other, keeps of a form, and shows its page as things stand. */
export async function dropTyped(form: FormData): Promise<void> {
  await forgetTyped(String(form.get("form")));
  const { pathname, search } = await pageAddress();
  const query = new URLSearchParams(search);
  // What the page said of the last press; the rest says which page it is, such as the kind of a new question.
  for (const word of ["said", "problem"]) query.delete(word);
  redirect(ownAdminPath(query.size > 0 ? `${pathname}?${query}` : pathname));
}
