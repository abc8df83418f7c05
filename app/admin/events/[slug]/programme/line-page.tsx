import { dropTyped } from "@/app/admin/actions";
import { AdminFrame } from "@/app/admin/frame";
import { ChangedMeanwhile } from "@/components/forms/changed-meanwhile";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { ItemForm } from "@/components/programme/item-form";
import { SpeakerForm } from "@/components/programme/speaker-form";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/translator";
import { saveLine, saveSpeakerLine } from "./actions";
import { type FormState, speakerName } from "./form";
import { itemForm, type OpenedProgramme, speakerForm } from "./open-programme";

type Props = {
  opened: OpenedProgramme;
  state: FormState;
  /** Of what is changed; none for something new. */
  id?: string;
  what: "item" | "speaker";
  heading: string;
  /** Whether somebody else has removed what these words were typed about. */
  isGone?: boolean;
};

/** The page of one line of the programme, or of one speaker, new or old. */
export function LinePage({ opened, state, id, what, heading, isGone = false }: Props) {
  const { event, speakers, title, locale, words, here, languageName } = opened;
  const { values, isTyped, errors, basis, conflict } = state;
  const kept = (what === "speaker" ? speakerForm : itemForm)(event.slug, id ?? "new");
  const form = {
    t: words,
    slug: event.slug,
    id,
    basis,
    values,
    errors: Object.fromEntries(errors.map(({ name, message }) => [name, message])),
    languages: event.languages.map((language) => ({ language, name: languageName(language) })),
    back: here,
  };
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      {conflict && <ChangedMeanwhile t={translator(locale, "forms")} now={conflict} />}
      {isGone && (
        <Notice tone="warning" live>
          <p>{words("conflict.gone")}</p>
        </Notice>
      )}
      <a className="back-link" href={here}>
        {words("item.back")}
      </a>
      <h1>{heading}</h1>
      {isTyped && <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={kept} />}
      {what === "speaker" ? (
        <SpeakerForm {...form} action={saveSpeakerLine} />
      ) : (
        <ItemForm
          {...form}
          forms={translator(locale, "forms")}
          timeZone={event.timeZone}
          action={saveLine}
          speakers={speakers.map((one) => ({ id: one.id, name: speakerName(one), organisation: one.organisation }))}
        />
      )}
    </AdminFrame>
  );
}
