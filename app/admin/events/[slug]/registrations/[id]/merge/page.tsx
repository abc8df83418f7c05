import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Moment } from "@/components/admin/moment";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TextField } from "@/components/forms/text-field";
import { DoubleList } from "@/components/person-desk/double-list";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { findByReference, listPossibleDoubles, searchToMerge } from "@/lib/merges/queries";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openRegistrationFor, type PersonParams } from "../open-registration";

type Props = PersonParams & { searchParams: Promise<{ q?: string | string[] }> };

const typedIn = async ({ searchParams }: Props) => [(await searchParams).q].flat()[0]?.trim().slice(0, 254) ?? "";

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { opened, error } = await openSearch(props);
  const { name, locale } = opened;
  return adminTitle(() => translator(locale, "personDesk")("merge.title", { name }), { error });
}

/** What was typed, and whom it finds. */
const openSearch = async (props: Props) => {
  const { slug, id } = await props.params;
  const opened = await openRegistrationFor(slug, id, "registrations.change");
  const { scope, event, registration } = opened;
  const typed = await typedIn(props);
  const { found, isMore } = await searchToMerge(database(), scope, event.id, registration, typed);
  return { opened, typed, found, isMore, error: typed !== "" && found.length === 0 };
};

/** Which other registration is the same person's: those that look like it, or any other by name, address or reference. */
export default async function MergePage(props: Props) {
  const { opened, typed, found, isMore, ...search } = await openSearch(props);
  const { scope, event, title, registration, name, here, locale } = opened;
  const byReference = typed ? await findByReference(database(), scope, event.id, typed) : null;
  if (byReference && byReference.id !== registration.id) redirect(`${here}/merge/${byReference.id}`);
  const t = translator(locale, "personDesk");
  const error = search.error ? t("merge.notFound") : undefined;
  const doubles = await listPossibleDoubles(database(), scope, event.id, registration);
  const list = {
    t,
    admin: translator(locale, "admin"),
    here,
    moment: (at: Date) => <Moment at={at} locale={locale} timeZone={event.timeZone} />,
  };
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      {error && (
        <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={[{ name: "q", message: error }]} />
      )}
      <a className="back-link" href={here}>
        {name}
      </a>
      <h1>{t("merge.title", { name })}</h1>
      <p>{t("merge.lead")}</p>
      <h2>{t("merge.doubles")}</h2>
      {doubles.length > 0 ? <DoubleList {...list} doubles={doubles} /> : <p>{t("merge.none")}</p>}
      <h2>{t("merge.another")}</h2>
      <form className="stack" method="get">
        <TextField
          name="q"
          label={t("merge.searchLabel")}
          hint={t("merge.searchHint", { example: registration.reference.replace(/-.*/, "-7K3F9Q") })}
          value={typed || undefined}
          error={error}
          spellCheck={false}
        />
        <div className="cluster">
          <button className="button button--secondary" type="submit">
            {t("merge.find")}
          </button>
          <a href={here}>{t("merge.keep")}</a>
        </div>
      </form>
      {found.length > 0 && (
        <section className="stack" aria-labelledby="found">
          <h2 id="found">{t("merge.found")}</h2>
          <p role="status">
            {isMore ? t("merge.more", { count: found.length }) : t("merge.foundCount", { count: found.length })}
          </p>
          <DoubleList {...list} doubles={found} />
        </section>
      )}
    </AdminFrame>
  );
}
