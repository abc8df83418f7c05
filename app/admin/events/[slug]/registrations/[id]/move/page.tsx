import type { Metadata } from "next";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/translator";
import { holdsSeat } from "@/lib/registrations/rules";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openRegistrationFor, type PersonParams } from "../open-registration";
import { moveToLine } from "./actions";

export async function generateMetadata({ params }: PersonParams): Promise<Metadata> {
  const { slug, id } = await params;
  const { name, locale } = await openRegistrationFor(slug, id, "registrations.change");
  return adminTitle(() => translator(locale, "personDesk")("move.title", { name }));
}

/** Asks before somebody loses their seat to the next in line. */
export default async function MovePage({ params }: PersonParams) {
  const { slug, id } = await params;
  const { event, title, registration, name, here, locale } = await openRegistrationFor(
    slug,
    id,
    "registrations.change",
  );
  const t = translator(locale, "personDesk");
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {name}
      </a>
      <h1>{t("move.title", { name })}</h1>
      {holdsSeat(registration.status) ? (
        <>
          <p>{t("move.text", { name, email: registration.email })}</p>
          <form className="cluster" action={moveToLine}>
            <HiddenFields values={{ slug: event.slug, id: registration.id }} />
            <button className="button button--danger" type="submit">
              {t("move.button")}
            </button>
            <a href={here}>{t("move.keep")}</a>
          </form>
        </>
      ) : (
        <Notice>
          <p>{t("move.no_seat_held")}</p>
        </Notice>
      )}
    </AdminFrame>
  );
}
