import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** The reference, for reading aloud. @param small where something else comes first. */
export function OwnReference(props: { locale: Locale; registration: { reference: string }; small?: boolean }) {
  return (
    <p className={props.small ? "own-reference" : undefined}>
      {translator(props.locale, "own")("reference")}{" "}
      <strong className="reference">{props.registration.reference}</strong>
    </p>
  );
}
