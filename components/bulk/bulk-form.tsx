import { Checkbox } from "@/components/forms/checkbox";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { Kind } from "@/lib/bulk/schema";
import { formatDayRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { TAG_MAX_CHARACTERS } from "@/lib/tags/constants";

type Props = {
  t: Translate<"bulk">;
  locale: Locale;
  action: (form: FormData) => Promise<void>;
  hidden: Record<"slug" | "bulk" | "kind" | "basis", string>;
  kind: Kind;
  willBe: number;
  /** By how many seats the event goes over its capacity with it. */
  overBy: number;
  /** Days of the event that have begun, the latest first. */
  days: string[];
  /** Names of the event's tags. */
  tags: string[];
  /** What was typed before, and what is wrong with it. */
  values: Record<string, string>;
  error?: string;
  back: string;
};

const harmful: Kind[] = ["decline", "cancel", "move_to_waiting_list"];

/** What has to be typed, and the button that says what it does to how many. */
export function BulkForm({ t, locale, action, hidden, kind, willBe, overBy, days, tags, values, error, back }: Props) {
  const isTag = kind === "tag" || kind === "untag";
  const dayInWords = (day: string) => formatDayRange(new Date(day), new Date(day), locale);
  return (
    <form action={action} key={JSON.stringify(values)} noValidate className="stack">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(kind === "decline" || kind === "cancel") && (
        <TextArea
          name="reason"
          label={t("preview.reason")}
          hint={t("preview.reasonHint")}
          value={values.reason}
          error={error}
        />
      )}
      {isTag && (
        <>
          <TextField
            name="tag"
            label={t("preview.tag")}
            hint={t("preview.tagHint", { most: TAG_MAX_CHARACTERS })}
            value={values.tag}
            error={error}
            spellCheck={false}
          />
          {tags.length > 0 && (
            <p className="field__hint breakable">{t("preview.knownTags", { tags: tags.slice(0, 50).join(" · ") })}</p>
          )}
        </>
      )}
      {kind === "mark_present" && (
        <RadioGroup
          name="day"
          label={t("preview.day")}
          options={days.map((day) => ({ value: day, label: dayInWords(day) }))}
          value={values.day ?? (days.length === 1 ? days[0] : undefined)}
          error={error}
        />
      )}
      {overBy > 0 && (
        <>
          <input type="hidden" name="asked" value="over" />
          <Checkbox name="over" label={t("preview.confirmOver", { count: overBy })} error={error} />
        </>
      )}
      <div className="cluster">
        <button className={harmful.includes(kind) ? "button button--danger" : "button"} type="submit">
          {t(`kinds.${kind}.title`, { count: willBe })}
        </button>
        <a href={back}>{t("preview.keep")}</a>
      </div>
    </form>
  );
}
