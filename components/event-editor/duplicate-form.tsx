import type { ReactNode } from "react";
import { Fieldset } from "@/components/forms/fieldset";
import { MomentField } from "@/components/forms/moment-field";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"eventEditor">;
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  /** Of the event that is copied. */
  slug: string;
  eventId: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** IANA name of the event's zone, and when it starts, in words. */
  timeZone: string;
  startsAt: string;
  /** Where the dates go, once there is a start to look at. */
  children: ReactNode;
};

const along = ["words", "place", "seats", "dates", "questions", "mails", "look"] as const;
const behind = ["people", "ways", "written", "log", "roles"] as const;

/** When the copy is, what comes along and what stays behind. */
export function DuplicateForm({
  t,
  forms,
  action,
  slug,
  eventId,
  values,
  errors,
  timeZone,
  startsAt,
  children,
}: Props) {
  const about = (name: string) => ({ name, value: values[name], error: errors[name] });
  const moment = (name: string) => ({ ...about(name), forms, timeZone });
  return (
    <form action={action} key={JSON.stringify(values)}>
      <input type="hidden" name="slug-of" value={slug} />
      <input type="hidden" name="event" value={eventId} />
      <Fieldset legend={t("duplicate.when")} hint={t("duplicate.whenHint", { timeZone })}>
        <MomentField {...moment("startsAt")} label={t("add.startsAt")} hint={t("duplicate.startsHint", { startsAt })} />
        <MomentField
          {...moment("endsAt")}
          label={t("add.optional", { label: t("add.endsAt") })}
          hint={t("duplicate.endsHint")}
        />
        <TextField
          {...about("slug")}
          label={t("add.optional", { label: t("add.slug") })}
          hint={t("duplicate.slugHint")}
          autoComplete="off"
          spellCheck={false}
        />
      </Fieldset>
      {children}
      <div className="admin-columns duplicate-parts">
        <section className="stack" aria-labelledby="along">
          <h2 id="along">{t("duplicate.along")}</h2>
          <ul>
            {along.map((what) => (
              <li key={what}>{t(`duplicate.comes.${what}`)}</li>
            ))}
          </ul>
        </section>
        <section className="stack" aria-labelledby="behind">
          <h2 id="behind">{t("duplicate.behind")}</h2>
          <ul>
            {behind.map((what) => (
              <li key={what}>{t(`duplicate.stays.${what}`)}</li>
            ))}
          </ul>
        </section>
      </div>
      <div className="cluster">
        <button className="button" type="submit">
          {t("duplicate.save")}
        </button>
        <button className="button button--secondary" type="submit" name="do" value="look">
          {t("duplicate.look")}
        </button>
      </div>
    </form>
  );
}
