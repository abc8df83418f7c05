import type { ReactNode } from "react";
import { AnnouncementForm } from "@/components/announcements/announcement-form";
import { languageName } from "@/components/audience/audience-choices";
import { AudienceFields } from "@/components/audience/audience-fields";
import { ErrorSummary } from "@/components/forms/error-summary";
import { PlaceholderHelp } from "@/components/mail/placeholder-help";
import { listAudienceChoices } from "@/lib/audience/queries";
import { database } from "@/lib/db";
import type { DraftValues } from "@/lib/drafts/schema";
import { translator } from "@/lib/i18n/translator";
import { placeholders } from "@/lib/mail-texts/schema";
import { AdminFrame } from "../../../../frame";
import { saveDraft } from "./actions";
import { readAnnouncement } from "./form";
import type { openAnnouncements } from "./open-announcements";

type Props = {
  opened: Awaited<ReturnType<typeof openAnnouncements>>;
  heading: string;
  id: string;
  version: number;
  values: DraftValues;
  errors: { name: string; message: string }[];
  back: { href: string; words: string };
  /** What has to be said before the form. */
  children?: ReactNode;
};

/** The form of an announcement, new or not. */
export async function AnnouncementPage({ opened, heading, id, version, values, errors, back, children }: Props) {
  const { scope, event, title, locale, words, languages } = opened;
  const choices = await listAudienceChoices(database(), scope, event.id);
  const { audience } = readAnnouncement(values, languages);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <p className="caption">{title}</p>
      <h1>{heading}</h1>
      {children}
      <p className="lead">{words("form.lead")}</p>
      <AnnouncementForm
        t={words}
        action={saveDraft}
        slug={event.slug}
        id={id}
        version={version}
        values={values}
        errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
        languages={languages.map((value) => ({ value, label: languageName(value, locale) }))}
        help={<PlaceholderHelp t={translator(locale, "mailTexts")} placeholders={placeholders} />}
        audience={
          <AudienceFields
            locale={locale}
            languages={event.languages}
            choices={choices}
            audience={audience}
            withSearch
          />
        }
        back={back}
      />
    </AdminFrame>
  );
}
