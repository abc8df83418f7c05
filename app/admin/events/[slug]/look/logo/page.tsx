import type { Metadata } from "next";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { findTyped } from "@/app/admin/typed";
import { ChangedMeanwhile } from "@/components/forms/changed-meanwhile";
import { ErrorSummary } from "@/components/forms/error-summary";
import { LogoForm } from "@/components/look/logo-form";
import type { DraftValues } from "@/lib/drafts/schema";
import { localeTag } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { ALT_MAX_CHARACTERS, LOGO_MAX_BYTES, LOGO_MAX_SIDE, LOGO_MIN_SIDE } from "@/lib/look/constants";
import { altTextsOf, logoVersion } from "@/lib/look/rules";
import { altField, logoProblems, readAltTexts } from "@/lib/look/schema";
import { sizeInWords } from "@/lib/questions/rules";
import { type LookParams, logoForm, logoInWords, type OpenedLook, openLook, type Query } from "../open-look";

type Props = LookParams & { searchParams: Query };

async function open({ params, searchParams }: Props) {
  const opened = await openLook((await params).slug, "events.change");
  const { problem } = await searchParams;
  const typed = await findTyped(logoForm(opened.event.slug));
  const stored = Object.entries(opened.look.logo ? altTextsOf(opened.look.logo) : {});
  const values: DraftValues = typed ?? Object.fromEntries(stored.map(([tag, words]) => [altField(tag), words]));
  const known = logoProblems.find((one) => one === problem);
  const errors = [
    ...(known ? [{ name: "file", message: problemInWords(opened, known) }] : []),
    ...(typed ? altErrors(opened, typed) : []),
  ];
  const version = values.version ?? logoVersion(opened.look.logo);
  const shown: DraftValues = { ...values, version };
  return { opened, values: shown, errors };
}

function problemInWords({ words, locale }: OpenedLook, problem: (typeof logoProblems)[number]): string {
  const number = new Intl.NumberFormat(localeTag(locale));
  return words(`errors.${problem}`, {
    max: sizeInWords(LOGO_MAX_BYTES, locale),
    least: number.format(LOGO_MIN_SIDE),
    most: number.format(LOGO_MAX_SIDE),
  });
}

function altErrors({ words, event, languages }: OpenedLook, typed: DraftValues) {
  const read = readAltTexts(typed, event.languages);
  if (read.ok) return [];
  return read.errors.map(({ name, code }) => ({
    name,
    message: words(`errors.${code}`, {
      language: languages.find(({ language }) => altField(language) === name)?.name ?? "",
      limit: ALT_MAX_CHARACTERS,
    }),
  }));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { opened, errors } = await open(props);
  return adminTitle(() => `${opened.words("logo.formTitle")} – ${opened.title}`, { error: errors.length > 0 });
}

/** Choosing the logo and saying what stands on it. */
export default async function LogoPage(props: Props) {
  const { opened, values, errors } = await open(props);
  const { event, look, title, locale, words, here, languages } = opened;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={here}>
        {words("logo.back")}
      </a>
      <h1>{words("logo.formTitle")}</h1>
      {values.conflict && errors.length === 0 && (
        <>
          <ChangedMeanwhile t={translator(locale, "forms")} now={logoInWords(opened)} />
          {values.conflict === "file" && <p>{words("logo.fileAgain")}</p>}
        </>
      )}
      <LogoForm
        t={words}
        action={`${here}/logo/upload`}
        hasLogo={look.logo !== null}
        maxSize={sizeInWords(LOGO_MAX_BYTES, locale)}
        values={values}
        errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
        languages={languages}
        back={here}
      />
    </AdminFrame>
  );
}
