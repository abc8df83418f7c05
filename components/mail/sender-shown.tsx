import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"mailTexts">;
  from: { name: string; address: string };
  replyTo: { name: string; address: string };
  signatures: { language: string; name: string; text: string | null }[];
};

/** Sender, address for answers and signature as readers see them. */
export function SenderShown({ t, from, replyTo, signatures }: Props) {
  return (
    <section className="letter-preview" aria-labelledby="shown">
      <h2 id="shown">{t("sender.shown")}</h2>
      <dl className="letter-preview__head">
        <Row label={t("preview.from")} value={`${from.name} <${from.address}>`} />
        <Row
          label={t("preview.replyTo")}
          value={replyTo.name ? `${replyTo.name} <${replyTo.address}>` : replyTo.address}
        />
        {signatures.map(({ language, name, text }) => (
          <Row
            key={language}
            label={t("sender.signature", { language: name })}
            value={text ?? t("sender.none")}
            lang={text === null ? undefined : language}
          />
        ))}
      </dl>
    </section>
  );
}

function Row({ label, value, lang }: { label: string; value: string; lang?: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="letter-preview__lines" lang={lang}>
        {value}
      </dd>
    </div>
  );
}
