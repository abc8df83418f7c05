import type { Page } from "@playwright/test";

/** An answer to each field of the registration form. */
export type Answers = Partial<Record<"givenName" | "familyName" | "email" | "organisation" | "jobTitle", string>> & {
  organisationType?: string;
  country?: string;
  photoConsent?: boolean;
};

export const somebody = {
  givenName: "Ελένη",
  familyName: "Παπαδοπούλου",
  organisation: "Δήμος Αθηναίων",
  organisationType: "municipality",
  country: "GR",
} satisfies Answers;

export const registerAddress = (locale: "da" | "en", slug = "brinc-workshop-2024") =>
  `/${locale}/events/${slug}/register`;

/** Types answers into the form by the names of CONTRACT.md; leaves the other fields alone. */
export async function fillForm(
  page: Page,
  { organisationType, country, photoConsent, ...texts }: Answers,
): Promise<void> {
  for (const [name, text] of Object.entries(texts)) await page.locator(`[name="${name}"]`).fill(text);
  if (organisationType) await page.locator('[name="organisationType"]').selectOption(organisationType);
  if (country) await page.locator('[name="country"]').selectOption(country);
  if (photoConsent !== undefined) await page.locator('[name="photoConsent"]').setChecked(photoConsent);
}

/** Registers somebody in English, from the form to the confirmation page. */
export async function register(page: Page, email: string, answers: Answers = {}): Promise<void> {
  await page.goto(registerAddress("en"));
  await fillForm(page, { ...somebody, ...answers, email });
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Send registration" }).click();
  await page.getByRole("heading", { name: "You are registered" }).waitFor();
}

/** The secret link in a mail's text. */
export function ownLinkIn(text: string | undefined): string {
  const link = /https?:\/\/\S+\/registrations\/[\w-]+/.exec(text ?? "")?.[0];
  if (!link) throw new Error("There is no link to the registration in the mail.");
  return link;
}
