import type { Translate } from "@/lib/i18n/translator";

type Props = { t: Translate<"auditLog">; newest: string | null; newer: string | null; older: string | null };

/** Plain links through the log; nothing where everything stands on one page. */
export function LogPages({ t, newest, newer, older }: Props) {
  if (!newest && !newer && !older) return null;
  return (
    <nav className="pagination" aria-label={t("pages")}>
      <ul>
        {newest && (
          <li>
            <a href={newest}>{t("newest")}</a>
          </li>
        )}
        {newer && (
          <li>
            <a href={newer} rel="prev">
              {t("newer")}
            </a>
          </li>
        )}
        {older && (
          <li>
            <a href={older} rel="next">
              {t("older")}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
