import type { Metadata } from "next";
import { questionsInWords } from "@/components/audience/audience-choices";
import { AudienceFields } from "@/components/audience/audience-fields";
import { audienceInWords } from "@/components/audience/audience-words";
import { OwnSelectionForm } from "@/components/exports/own-selection-form";
import { type PurposeCard, PurposeCards } from "@/components/exports/purpose-cards";
import { listAudienceChoices } from "@/lib/audience/queries";
import { audienceQuery, isEverybody, readAudience } from "@/lib/audience/rules";
import { database } from "@/lib/db";
import { type ExportFormat, type ExportPurpose, exportPurposes, SMALL_COUNT } from "@/lib/exports/constants";
import { countExported, listExportedQuestions } from "@/lib/exports/queries";
import { meantBy } from "@/lib/exports/schema";
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

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, locale } = await openEventFor((await params).slug, "registrations.export");
  return adminTitle(() => `${translator(locale, "exports")("title")} – ${title}`);
}

/** What can be taken out, by purpose. Whom it is about stands in the address, as on the list. */
export default async function ExportsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { scope, event, title, locale, t: admin } = await openEventFor(slug, "registrations.export");
  const t = translator(locale, "exports");
  const db = database();
  const audience = readAudience(await searchParams);
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
  const known = questionsInWords(choices.questions, locale, event.languages);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <p className="caption">{title}</p>
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
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
          questions={questions.map((question) => ({
            id: question.id,
            label: questionText(question, locale, event.languages).label,
          }))}
        />
      </section>
    </AdminFrame>
  );
}
