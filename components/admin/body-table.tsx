import type { Translate } from "@/lib/i18n/translator";
import { readableDomain } from "@/lib/recognised-bodies/rules";

type Props = {
  t: Translate<"recognised">;
  bodies: { id: string; name: string; domains: string[] }[];
  /** Whether the reader may change the list. */
  mayChange: boolean;
};

/** The recognised bodies with their domains as people write them. */
export function BodyTable({ t, bodies, mayChange }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("list.title")} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{t("list.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("list.name")}</th>
            <th scope="col">{t("list.domains")}</th>
          </tr>
        </thead>
        <tbody>
          {bodies.map((body) => (
            <tr key={body.id}>
              <th scope="row">
                {mayChange ? (
                  <a href={`/admin/recognised/${body.id}`}>
                    <bdi>{body.name}</bdi>
                  </a>
                ) : (
                  <bdi>{body.name}</bdi>
                )}
              </th>
              <td data-label={t("list.domains")}>{body.domains.map(readableDomain).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
