import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { dropTyped } from "@/app/admin/actions";
import { findTyped } from "@/app/admin/typed";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { CodeForm } from "@/components/invitations/code-form";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDeskSeats } from "@/lib/desk/queries";
import { freeSeats } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { makeCode } from "@/lib/invitations/rules";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { untilPreset } from "../../form";
import { type InvitationsParams, openInvitations } from "../../open-invitations";
import { addCode } from "../actions";
import { codeErrorInWords, codeRefusalInWords } from "../errors";
import { codeForm, readCode, refusalFrom } from "../form";

/** What was typed, or what stands in the form beforehand; and what is wrong with it. */
async function open({ params }: InvitationsParams) {
  await openEventFor((await params).slug, "registrations.change");
  const opened = await openInvitations(params);
  const { event, words, list, mayChange } = opened;
  if (!mayChange) redirect(`${list}/codes`);
  const now = clock.now();
  const typed = await findTyped(codeForm(event.slug));
  const read = typed && readCode(typed, event, now);
  const refusal = refusalFrom(typed?.refused);
  const errors =
    read && !read.ok
      ? read.errors.map((error) => codeErrorInWords(words, error, event.timeZone))
      : refusal
        ? [codeRefusalInWords(words, refusal, true)]
        : [];
  const values = typed ?? { code: makeCode(), until: untilPreset(event, now) };
  return { ...opened, isTyped: typed !== null, values, errors, asksOver: refusal?.reason === "people_waiting" };
}

export async function generateMetadata(props: InvitationsParams): Promise<Metadata> {
  const { words, title, errors } = await open(props);
  return adminTitle(() => `${words("codes.form.title")} – ${title}`, { error: errors.length > 0 });
}

/** A code for a group, and on which terms. */
export default async function NewCodePage(props: InvitationsParams) {
  const { scope, event, title, locale, words, list, isTyped, values, errors, asksOver } = await open(props);
  const seats = await findDeskSeats(database(), scope, event.id);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={`${list}/codes`}>
        {words("codes.all")}
      </a>
      <h1>{words("codes.form.title")}</h1>
      {isTyped && <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={codeForm(event.slug)} />}
      <CodeForm
        t={words}
        forms={translator(locale, "forms")}
        action={addCode}
        slug={event.slug}
        values={values}
        errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
        asksOver={asksOver || (seats.waiting > 0 && values.reserves === "yes")}
        free={freeSeats(seats)}
        timeZone={event.timeZone}
        startsAt={formatMoment(event.startsAt, locale, event.timeZone)}
        back={`${list}/codes`}
      />
    </AdminFrame>
  );
}
