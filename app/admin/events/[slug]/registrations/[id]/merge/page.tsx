import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TextField } from "@/components/forms/text-field";
import { DoubleList } from "@/components/person-desk/double-list";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { findByReference, listPossibleDoubles } from "@/lib/merges/queries";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openRegistrationFor, type PersonParams } from "../open-registration";

type Props = PersonParams & { searchParams: Promise<{ reference?: string | string[] }> };

const typedReference = async ({ searchParams }: Props) =>
  [(await searchParams).reference].flat()[0]?.slice(0, 100) ?? "";

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, id } = await props.params;
  const { name, locale } = await openRegistrationFor(slug, id, "registrations.change");
  const error = (await typedReference(props)) !== "";
  return adminTitle(() => translator(locale, "personDesk")("merge.title", { name }), { error });
}

/** Which other registration is the same person's: those that look like it, or any other by its reference. */
export default async function MergePage(props: Props) {
  const { slug, id } = await props.params;
  const opened = await openRegistrationFor(slug, id, "registrations.change");
  const { scope, event, title, registration, name, here, locale } = opened;
  const t = translator(locale, "personDesk");
  const typed = await typedReference(props);
  const found = typed ? await findByReference(database(), scope, event.id, typed) : null;
  if (found && found.id !== registration.id) redirect(`${here}/merge/${found.id}`);
  const error = typed ? t("merge.notFound") : undefined;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      {error && (
        <ErrorSummary
          heading={translator(locale, "forms")("errorHeading")}
          errors={[{ name: "reference", message: error }]}
        />
      )}
      <a className="back-link" href={here}>
        {name}
      </a>
      <h1>{t("merge.title", { name })}</h1>
      <p>{t("merge.lead")}</p>
      <h2>{t("merge.doubles")}</h2>
      <DoubleList
        t={t}
        admin={translator(locale, "admin")}
        doubles={await listPossibleDoubles(database(), scope, event.id, registration)}
        here={here}
      />
      <h2>{t("merge.reference")}</h2>
      <form className="stack" method="get">
        <TextField
          name="reference"
          label={t("merge.referenceLabel")}
          hint={t("merge.referenceHint", { example: registration.reference.replace(/-.*/, "-7K3F9Q") })}
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
    </AdminFrame>
  );
}
