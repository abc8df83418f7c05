import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { findTyped } from "@/app/admin/typed";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Fieldset } from "@/components/forms/fieldset";
import { TextArea } from "@/components/forms/text-area";
import { TypedNotice } from "@/components/forms/typed-notice";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { countLiveRegistrations } from "@/lib/registrations/queries";
import { dropTyped } from "../../../../actions";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openEventFor } from "../../open-event";
import { checkCancellation } from "../actions";
import { type DatesParams, openDates } from "../open-dates";
import { languageIn, moveErrors } from "../words";
import { cancelForm, readCancellation, textField } from "./form";

/** What was typed, and what is wrong with it. */
async function open({ params }: DatesParams) {
  await openEventFor((await params).slug, "events.change");
  const opened = await openDates(params);
  const { event, words, locale, here, mayChange } = opened;
  if (!mayChange || event.status !== "published") redirect(here);
  const typed = await findTyped(cancelForm(event.slug));
  const values = typed ?? {};
  const read = readCancellation(values, event);
  return { ...opened, isTyped: typed !== null, values, errors: read.ok ? [] : moveErrors(words, locale, read.errors) };
}

export async function generateMetadata(props: DatesParams): Promise<Metadata> {
  const { words, title, errors } = await open(props);
  return adminTitle(() => `${words("cancel.title")} – ${title}`, { error: errors.length > 0 });
}

/** What cancelling means, and the organisers' words about it. */
export default async function CancelEventPage(props: DatesParams) {
  const { scope, event, title, locale, words, here, isTyped, values, errors } = await open(props);
  const live = await countLiveRegistrations(database(), scope, event.id);
  const languages = live.languages
    .map(({ locale: tag, count }) => words("check.inLanguage", { count, language: languageIn(tag, locale) }))
    .join(", ");
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <p className="caption">{title}</p>
      <h1>{words("cancel.title")}</h1>
      <p className="lead">{words("cancel.lead")}</p>
      <ul>
        <li>{words("cancel.means.told", { count: live.total, languages })}</li>
        {live.confirmed > 0 && <li>{words("cancel.means.calendars")}</li>}
        <li>{words("cancel.means.page")}</li>
        <li>{words("cancel.means.open")}</li>
        <li>{words("cancel.means.data")}</li>
      </ul>
      {isTyped && <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={cancelForm(event.slug)} />}
      <form action={checkCancellation}>
        <input type="hidden" name="slug" value={event.slug} />
        <Fieldset legend={words("cancel.texts")} hint={words("cancel.textsHint")}>
          {event.texts.map(({ locale: tag }) => (
            <TextArea
              key={tag}
              name={textField(tag)}
              value={values[textField(tag)]}
              error={errors.find(({ name }) => name === textField(tag))?.message}
              label={words("form.optional", { label: words("cancel.text", { language: languageIn(tag, locale) }) })}
            />
          ))}
        </Fieldset>
        <div className="cluster">
          <button className="button" type="submit">
            {words("cancel.continue")}
          </button>
          <a href={here}>{words("cancel.keep")}</a>
        </div>
      </form>
    </AdminFrame>
  );
}
