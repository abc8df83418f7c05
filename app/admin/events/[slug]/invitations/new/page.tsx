import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { dropTyped } from "@/app/admin/actions";
import { findTyped } from "@/app/admin/typed";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { InviteForm } from "@/components/invitations/invite-form";
import { LIST_MAX_LINES } from "@/lib/address-lists/constants";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDeskSeats } from "@/lib/desk/queries";
import { freeSeats } from "@/lib/events/rules";
import { formatLanguageAlone, formatMoment } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { MESSAGE_MAX_CHARACTERS } from "@/lib/invitations/constants";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openEventFor } from "../../open-event";
import { checkInvitations } from "../actions";
import { inviteForm, invitePreset, readInvite } from "../form";
import { type InvitationsParams, openInvitations } from "../open-invitations";

/** What was typed, or what stands in the form beforehand; and what is wrong with it. */
async function open({ params }: InvitationsParams) {
  await openEventFor((await params).slug, "registrations.change");
  const opened = await openInvitations(params);
  const { event, words, list, mayChange } = opened;
  if (!mayChange) redirect(list);
  const now = clock.now();
  const typed = await findTyped(inviteForm(event.slug));
  const read = typed && readInvite(typed, event, now);
  const errors = (read && !read.ok ? read.errors : []).map(({ name, code, typed }) => ({
    name,
    message: words(`invite.errors.${code}`, {
      most: LIST_MAX_LINES,
      max: MESSAGE_MAX_CHARACTERS,
      typed: typed ?? "",
    }),
  }));
  return { ...opened, isTyped: typed !== null, values: typed ?? invitePreset(event, now), errors };
}

export async function generateMetadata(props: InvitationsParams): Promise<Metadata> {
  const { words, title, errors } = await open(props);
  return adminTitle(() => `${words("invite.title")} – ${title}`, { error: errors.length > 0 });
}

/** Whom to invite, and on which terms. */
export default async function InvitePage(props: InvitationsParams) {
  const { scope, event, title, locale, words, list, isTyped, values, errors } = await open(props);
  const seats = await findDeskSeats(database(), scope, event.id);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={list}>
        {words("invite.back")}
      </a>
      <h1>{words("invite.title")}</h1>
      <p>{words("invite.lead")}</p>
      {isTyped && <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={inviteForm(event.slug)} />}
      <InviteForm
        t={words}
        forms={translator(locale, "forms")}
        action={checkInvitations}
        slug={event.slug}
        values={values}
        errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
        languages={event.languages
          .filter(isLocale)
          .map((value) => ({ value, label: formatLanguageAlone(value, locale) }))}
        free={freeSeats(seats)}
        timeZone={event.timeZone}
        startsAt={formatMoment(event.startsAt, locale, event.timeZone)}
        back={list}
      />
    </AdminFrame>
  );
}
