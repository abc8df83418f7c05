import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";

/** What the forms for a line of the programme and for a speaker have in common. */
export type EditorFormProps = {
  t: Translate<"programmeEditor">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** Of what is changed; none for something new. */
  id?: string;
  /** What stands on record, so that nobody overwrites what they have not seen. */
  basis: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** The event's languages, the first of them first. */
  languages: { language: string; name: string }[];
  back: string;
};

type Props = Pick<EditorFormProps, "t" | "action" | "slug" | "id" | "basis" | "values" | "back"> & {
  children: ReactNode;
};

/** The form around the fields of one part of the programme: what it is about, and the ways out of it. */
export function EditorForm({ t, action, slug, id, basis, values, back, children }: Props) {
  return (
    <form action={action} key={JSON.stringify(values)} noValidate className="stack stack--wide">
      <input type="hidden" name="slug" value={slug} />
      {id && <input type="hidden" name="id" value={id} />}
      <input type="hidden" name="basis" value={basis} />
      {children}
      <div className="cluster">
        <button className="button" type="submit">
          {t("item.save")}
        </button>
        <a href={back}>{t("item.cancel")}</a>
      </div>
    </form>
  );
}

/** What each field of such a form has, by its name. The browser must not offer the organiser's own data. */
export const fieldsFrom =
  ({ values, errors }: Pick<EditorFormProps, "values" | "errors">) =>
  (name: string) => ({ name, value: values[name], error: errors[name], autoComplete: "off" });
