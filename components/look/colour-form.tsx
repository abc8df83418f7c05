import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";
import { Swatch } from "./swatch";

type Props = {
  t: Translate<"lookEditor">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** The colour on record, so that nobody overwrites what they have not seen; empty for the house's. */
  basis: string;
  value: string;
  error?: string;
  /** The nearest colour that can be read, where the typed one cannot. */
  offer: string | null;
};

/** The colour of an event's pages. Typed, since that is how brand guides give it; where it is too light, another is offered. */
export function ColourForm({ t, action, slug, basis, value, error, offer }: Props) {
  return (
    <div className="stack">
      <form action={action} key={value} noValidate className="stack">
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="basis" value={basis} />
        <TextField
          name="accent"
          label={t("colour.label")}
          hint={t("colour.hint")}
          value={value}
          error={error}
          autoComplete="off"
          spellCheck={false}
          isShort
        />
        <div>
          <button className="button" type="submit">
            {t("colour.save")}
          </button>
        </div>
      </form>
      {offer && (
        <form action={action}>
          <input type="hidden" name="slug" value={slug} />
          <input type="hidden" name="basis" value={basis} />
          <input type="hidden" name="accent" value={offer} />
          <div className="cluster">
            <Swatch colour={offer} />
            <span>{t("colour.offer", { colour: offer })}</span>
            <button className="button button--secondary" type="submit">
              {t("colour.use", { colour: offer })}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
