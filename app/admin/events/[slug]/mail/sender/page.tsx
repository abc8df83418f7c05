import type { Metadata } from "next";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { SenderForm } from "@/components/mail/sender-form";
import { SenderShown } from "@/components/mail/sender-shown";
import { Notice } from "@/components/ui/notice";
import { env } from "@/lib/env";
import { localeTag } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { replyToOf, senderOf } from "@/lib/mail/rules";
import { senderVersion } from "@/lib/mail-texts/queries";
import { can } from "@/lib/organisers/policy";
import { dropTyped } from "../../../../actions";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { findTyped } from "../../../../typed";
import { languageName } from "../../questions/form";
import { openTexts } from "../texts/open-texts";
import { saveSender } from "./actions";
import { readSender, senderForm, storedSender } from "./form";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const sayings = ["saved", "unchanged"] as const;

/** What this browser typed and could not save, with what is wrong. */
async function typedSender({ letters, t, locale }: Awaited<ReturnType<typeof openTexts>>, version: string) {
  const values = await findTyped(senderForm(letters.slug));
  if (!values) return null;
  const read = readSender(values, letters);
  const number = new Intl.NumberFormat(localeTag(locale));
  const errors = read.ok
    ? []
    : read.errors.map(({ name, code, limit }) => ({
        name,
        message: t(`sender.errors.${code}`, { limit: number.format(limit) }),
      }));
  if (values.version !== version && !errors.some(({ name }) => name === "senderName")) {
    errors.unshift({ name: "senderName", message: t("sender.errors.overtaken") });
  }
  return { values, errors };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const opened = await openTexts((await params).slug);
  const typed = await typedSender(opened, senderVersion(opened.letters));
  const error = (typed?.errors.length ?? 0) > 0;
  return adminTitle(() => `${opened.t("sender.title")} – ${opened.title}`, { error });
}

/** Who an event's mails come from, where answers go, and what stands under them. */
export default async function SenderPage({ params, searchParams }: Props) {
  const opened = await openTexts((await params).slug);
  const { scope, event, title, locale, t, letters } = opened;
  const mayChange = can(scope.role, "events.change");
  const version = senderVersion(letters);
  const typed = mayChange ? await typedSender(opened, version) : null;
  const errors = typed?.errors ?? [];
  const wanted = (await searchParams).said;
  const said = errors.length === 0 && sayings.find((word) => word === wanted);
  const shipped = senderOf(env(), letters.contactName);
  const from = senderOf(env(), letters.contactName, letters.mailSenderName);
  const nameOf = (language: string) => languageName(language, locale);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      {said && (
        <Notice tone={said === "saved" ? "success" : "info"} live>
          <p>{t(`sender.said.${said}`)}</p>
        </Notice>
      )}
      <p className="caption">{title}</p>
      <h1>{t("sender.title")}</h1>
      <p className="lead">{t("sender.lead")}</p>
      <SenderShown
        t={t}
        from={from}
        replyTo={replyToOf(letters)}
        signatures={letters.texts.map(({ locale: language, mailSignature }) => ({
          language,
          name: nameOf(language),
          text: mailSignature,
        }))}
      />
      {typed && <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={senderForm(letters.slug)} />}
      {mayChange ? (
        <SenderForm
          t={t}
          action={saveSender}
          slug={event.slug}
          version={version}
          values={typed?.values ?? storedSender(letters)}
          errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
          shippedName={shipped.name}
          address={shipped.address}
          contactEmail={letters.contactEmail}
          languages={letters.texts.map(({ locale: language }) => ({ language, name: nameOf(language) }))}
        />
      ) : (
        <p>{t("sender.readOnly")}</p>
      )}
    </AdminFrame>
  );
}
