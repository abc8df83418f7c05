import type { Metadata } from "next";
import { knownChoices } from "@/components/audience/audience-choices";
import { AudienceFields } from "@/components/audience/audience-fields";
import { audienceInWords } from "@/components/audience/audience-words";
import { UnreadParts } from "@/components/desk/unread-parts";
import { OwnSelectionForm } from "@/components/exports/own-selection-form";
import { type PurposeCard, PurposeCards } from "@/components/exports/purpose-cards";
import { ErrorSummary } from "@/components/forms/error-summary";
import { unreadParts } from "@/lib/address-parts/rules";
import { listAudienceChoices } from "@/lib/audience/queries";
import { type AddressValues, audienceQuery, isEverybody, readAudience } from "@/lib/audience/rules";
import { database } from "@/lib/db";
import {
  type ExportFormat,
  type ExportPurpose,
  exportPurposes,
  purposeColumns,
  SMALL_COUNT,
} from "@/lib/exports/constants";
import { countExported, listExportedQuestions } from "@/lib/exports/queries";
import { exportParts, lacksColumns } from "@/lib/exports/rules";
import { meantBy, readExportRequest } from "@/lib/exports/schema";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { questionText } from "@/lib/questions/rules";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { openEventFor } from "../open-event";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { title, locale } = await openEventFor((await params).slug, "registrations.export");
  const error = lacksAsked(await searchParams);
  return adminTitle(() => `${translator(locale, "exports")("title")} – ${title}`, { error });
}

const isOwn = (query: AddressValues) => [query.purpose].flat()[0] === "own";

/** Whether an own selection came back because no column was ticked. */
const lacksAsked = (query: AddressValues) => isOwn(query) && lacksColumns(readExportRequest(query));

/**
 * What can be taken out, by purpose. Whom it is about stands in the address, as on the list; an export that was not
 * understood comes back here with what was asked.
 */
export default async function ExportsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { scope, event, title, locale, t: admin } = await openEventFor(slug, "registrations.export");
  const t = translator(locale, "exports");
  const db = database();
  const query = await searchParams;
  const asked = readExportRequest(query);
  const audience = readAudience(query);
  const choices = await listAudienceChoices(db, scope, event.id);
  const questions = await listExportedQuestions(db, scope, event.id);
  const all = await countExported(db, scope, event.id, audience);
  const coming = await countExported(db, scope, event.id, meantBy("badges", audience));
  const here = `/admin/events/${event.slug}/exports`;
  const mayCount = can(scope.role, "answers.sensitive");
  const cards = exportPurposes
    .filter((purpose) => purpose !== "own")
    .map((purpose): PurposeCard => {
      const isCatered = purpose === "caterer";
      return {
        purpose,
        count: purpose === "full" ? all : coming,
        closed: isCatered && !mayCount ? t("sensitiveClosed") : null,
        caution: isCatered ? t("small", { small: SMALL_COUNT }) : undefined,
      };
    });
  const href = (purpose: ExportPurpose, format: ExportFormat, separator?: "comma") => {
    const query = new URLSearchParams({ purpose, format, ...(separator && { separator }) });
    for (const [name, value] of audienceQuery(audience)) query.append(name, value);
    return `${here}/download?${query}`;
  };
  const known = knownChoices(choices, locale, event.languages);
  const errors = lacksAsked(query) ? [{ name: "column", message: t("columnsMissing") }] : [];
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <p className="caption">{title}</p>
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      <UnreadParts
        locale={locale}
        parts={unreadParts(query, exportParts(asked, questions))}
        href={`${here}?${audienceQuery(audience)}`}
        questions={known.questions}
      >
        {t("nothingTaken")}
      </UnreadParts>
      <section aria-labelledby="whom" className="stack">
        <h2 id="whom">{t("whom")}</h2>
        {isEverybody(audience) ? (
          <p>{t("whomAll")}</p>
        ) : (
          <ul>
            {audienceInWords(audience, known, locale).map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        )}
        <p className="field__hint">{t("whomComing")}</p>
        <form action={here} method="get">
          <details className="filter-bar__more">
            <summary>{t("choose")}</summary>
            <AudienceFields
              locale={locale}
              languages={event.languages}
              choices={choices}
              audience={audience}
              withSearch
            />
            <button className="button" type="submit">
              {t("apply")}
            </button>
          </details>
        </form>
        {!isEverybody(audience) && (
          <p>
            <a href={here}>{t("clear")}</a>
          </p>
        )}
      </section>
      <section aria-labelledby="purposes" className="stack">
        <h2 id="purposes">{t("purposesTitle")}</h2>
        <PurposeCards t={t} cards={cards} href={href} />
      </section>
      <section aria-labelledby="own" className="stack export-own">
        <h2 id="own">{t("purposes.own.title")}</h2>
        <p>{t("purposes.own.text")}</p>
        <OwnSelectionForm
          t={t}
          admin={admin}
          action={`${here}/download`}
          audience={[...audienceQuery(audience)]}
          columns={isOwn(query) ? asked.columns : purposeColumns.badges}
          format={query.format === undefined ? "xlsx" : asked.format}
          error={errors[0]?.message}
          questions={questions.map((question) => ({
            id: question.id,
            label: questionText(question, locale, event.languages).label,
          }))}
        />
      </section>
    </AdminFrame>
  );
}
