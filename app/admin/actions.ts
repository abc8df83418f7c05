"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/auth";
import { isHttps } from "@/lib/env";
import { isLocale } from "@/lib/i18n/locales";
import { ownAdminPath } from "@/lib/organisers/rules";

/** Signs this browser out. A POST, so that no link or image elsewhere can do it. */
export async function signOut(): Promise<void> {
  await endCurrentSession();
  redirect("/admin/sign-in?signed-out");
}

/** Remembers the language for a year and shows the same page in it. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const locale = form.get("locale");
  if (isLocale(locale)) {
    const options = { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true, secure: isHttps() } as const;
    (await cookies()).set("locale", locale, options);
  }
  redirect(ownAdminPath(form.get("path")?.toString()));
}
