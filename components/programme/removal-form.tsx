import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"programmeEditor">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  id: string;
  back: string;
};

/** The second of two steps before something goes. */
export function RemovalForm({ t, action, slug, id, back }: Props) {
  return (
    <form action={action}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={id} />
      <div className="cluster">
        <button className="button button--danger" type="submit">
          {t("removal.yes")}
        </button>
        <a href={back}>{t("removal.no")}</a>
      </div>
    </form>
  );
}
