import type { Translate } from "@/lib/i18n/translator";
import type { Logo } from "@/lib/look/constants";
import { altTextsOf } from "@/lib/look/rules";
import { EventLogo } from "./event-logo";

type Props = {
  t: Translate<"lookEditor">;
  logo: Logo | null;
  languages: { language: string; name: string }[];
  here: string;
  mayChange: boolean;
};

/** The logo of an event at the desk: as it is, what it says to those who do not see it, and the ways to change it. */
export function LogoPanel({ t, logo, languages, here, mayChange }: Props) {
  const words = logo ? altTextsOf(logo) : {};
  return (
    <section className="stack" aria-labelledby="logo">
      <h2 id="logo">{t("logo.title")}</h2>
      {logo ? (
        <>
          <p>
            <EventLogo
              src={`${here}/logo/picture?v=${logo.sha256.slice(0, 16)}`}
              width={logo.width}
              height={logo.height}
              alt={Object.values(words)[0] ?? ""}
            />
          </p>
          <ul>
            <li>{t("logo.size", { width: logo.width, height: logo.height })}</li>
            {languages.map(({ language, name }) => (
              <li key={language}>
                {words[language]
                  ? t("logo.says", { language: name, words: words[language] })
                  : t("logo.missing", { language: name })}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t("logo.none")}</p>
      )}
      {mayChange && (
        <p className="cluster">
          <a className="button button--secondary" href={`${here}/logo`}>
            {t(logo ? "logo.change" : "logo.add")}
          </a>
          {logo && <a href={`${here}/logo/remove`}>{t("logo.remove")}</a>}
        </p>
      )}
    </section>
  );
}
