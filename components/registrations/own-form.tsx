import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";

type Props = {
  action: (form: FormData) => Promise<void>;
  locale: Locale;
  /** Key of the secret link: it gives the right to what the form does. */
  linkKey: string;
  children: ReactNode;
};

/** A form behind a secret link. Without JavaScript it posts to the page it stands on. */
export function OwnForm({ action, locale, linkKey, children }: Props) {
  return (
    <form action={action} noValidate>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="key" value={linkKey} />
      {children}
    </form>
  );
}
