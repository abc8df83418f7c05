import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { LineLink } from "./programme-table";

export type SpeakerLine = {
  id: string;
  name: string;
  role: string;
  /** Of how many lines of the programme. */
  items: number;
  /** Names of the languages in which nothing is said, though it is in another. */
  missing: string[];
};

type Move = (form: FormData) => Promise<void>;
type Props = {
  t: Translate<"programmeEditor">;
  locale: Locale;
  slug: string;
  speakers: SpeakerLine[];
  here: string;
  /** Null for those who only read. */
  actions: { up: Move; down: Move } | null;
};

/** Those who speak, in the order of the event's page, with buttons that change it. */
export function SpeakerList({ t, locale, slug, speakers, here, actions }: Props) {
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return (
    <ol className="speaker-lines">
      {speakers.map((speaker, index) => (
        <li key={speaker.id} id={`speaker-${speaker.id}`} className="speaker-lines__line">
          <div>
            <strong>
              <bdi>{speaker.name}</bdi>
            </strong>
            {speaker.role && (
              <>
                <br />
                <bdi>{speaker.role}</bdi>
              </>
            )}
            <p className="programme-table__room">{t("speakers.items", { count: speaker.items })}</p>
            {speaker.missing.length > 0 && (
              <span className="tag tag--waiting">{t("missing", { languages: list.format(speaker.missing) })}</span>
            )}
          </div>
          {actions && (
            <div className="cluster">
              {index > 0 && <MoveButton t={t} slug={slug} speaker={speaker} to="up" action={actions.up} />}
              {index < speakers.length - 1 && (
                <MoveButton t={t} slug={slug} speaker={speaker} to="down" action={actions.down} />
              )}
              <ul className="line-actions">
                <LineLink t={t} action="change" name={speaker.name} href={`${here}/speakers/${speaker.id}`} />
                <LineLink t={t} action="remove" name={speaker.name} href={`${here}/speakers/${speaker.id}/remove`} />
              </ul>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function MoveButton({
  t,
  slug,
  speaker,
  to,
  action,
}: {
  t: Translate<"programmeEditor">;
  slug: string;
  speaker: SpeakerLine;
  to: "up" | "down";
  action: Move;
}) {
  const word = t(`speakers.${to}`);
  return (
    <form action={action}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={speaker.id} />
      <button
        className="button button--quiet"
        type="submit"
        aria-label={t("about", { action: word, name: speaker.name })}
      >
        {word}
      </button>
    </form>
  );
}
