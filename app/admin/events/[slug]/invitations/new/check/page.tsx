import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { browserToken } from "@/app/visitor";
import { ErrorSummary } from "@/components/forms/error-summary";
import { InviteTerms } from "@/components/invitations/invite-terms";
import { LeftOut } from "@/components/invitations/left-out";
import { SendInvitations } from "@/components/invitations/send-invitations";
import { Notice } from "@/components/ui/notice";
import { looksGarbled } from "@/lib/address-lists/rules";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDeskSeats } from "@/lib/desk/queries";
import { findDraft } from "@/lib/drafts/queries";
import { emailKey } from "@/lib/email-address";
import { unheldSeats } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { listKnownAddresses } from "@/lib/invitations/queries";
import { setAsideRefusal } from "@/lib/invitations/rules";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { sendInvitations } from "../../actions";
import { inviteForm, readInvite } from "../../form";
import { type InvitationsParams, openInvitations, type Query } from "../../open-invitations";

type Props = InvitationsParams & { searchParams: Query };

/** What the check stands on; back to the form where it cannot be sent as it is, to the list where there is nothing to send. */
async function open({ params, searchParams }: Props) {
  await openEventFor((await params).slug, "registrations.change");
  const opened = await openInvitations(params);
  const { scope, event, list, mayChange } = opened;
  const now = clock.now();
  const draft = mayChange ? await findDraft(database(), await browserToken(), inviteForm(event.slug)) : null;
  if (!draft) redirect(list);
  const read = readInvite(draft.values, event, now);
  if (!read.ok) redirect(`${list}/new`);
  const { invite } = read;
  const keys = invite.list.people.map(({ email }) => emailKey(email));
  const known = await listKnownAddresses(database(), scope, event.id, keys, now);
  const seats = await findDeskSeats(database(), scope, event.id);
  const people = invite.list.people.filter(({ email }) => !known.has(emailKey(email)));
  const wanted = invite.reserves ? people.length : 0;
  const refusal = setAsideRefusal(seats, wanted, true) ?? setAsideRefusal(seats, wanted, false);
  const { refused, changed } = await searchParams;
  const isOtherZone = refused === "zone_changed";
  const isUnticked = refused === "people_waiting" && refusal?.reason === "people_waiting";
  return {
    ...opened,
    draft,
    invite,
    known,
    seats,
    people,
    refusal,
    isUnticked,
    isOtherZone,
    isChanged: changed === "elsewhere",
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, isUnticked } = await open(props);
  return adminTitle(() => `${words("check.title")} – ${title}`, { error: isUnticked });
}

/** Who will be invited, who will not and why, and the button. */
export default async function CheckPage(props: Props) {
  const { event, title, locale, words, list, draft, invite, known, seats, people, refusal, ...opened } =
    await open(props);
  const { unread, repeated } = invite.list;
  const leftOut = [
    ...repeated.map(({ line, email }) => ({ line, email, as: "repeated" as const })),
    ...invite.list.people.flatMap(({ line, email }) => {
      const as = known.get(emailKey(email));
      return as ? [{ line, email, as }] : [];
    }),
  ];
  const garbled = people.find(({ name }) => name && looksGarbled(name))?.name;
  const overMissing = opened.isUnticked ? words("check.overMissing") : undefined;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      {overMissing && (
        <ErrorSummary
          heading={translator(locale, "forms")("errorHeading")}
          errors={[{ name: "overWaitingList", message: overMissing }]}
        />
      )}
      {opened.isChanged && (
        <Notice tone="warning" live>
          <p>{words("check.changed")}</p>
        </Notice>
      )}
      {opened.isOtherZone && (
        <Notice tone="warning" live>
          <p>{words("check.otherZone", { timeZone: event.timeZone.replaceAll("_", " ") })}</p>
        </Notice>
      )}
      <a className="back-link" href={`${list}/new`}>
        {words("check.changeList")}
      </a>
      <h1>{words("check.title")}</h1>
      <p className="lead">{words("check.lead", { count: people.length })}</p>
      {garbled && (
        <Notice tone="warning" heading={words("check.garbled")}>
          <p>{words("check.garbledText", { example: `“${garbled}”` })}</p>
        </Notice>
      )}
      <LeftOut t={words} unread={unread} leftOut={leftOut} change={`${list}/new#list`} />
      <InviteTerms
        t={words}
        locale={locale}
        timeZone={event.timeZone}
        invite={{ ...invite, setsAside: invite.reserves ? people.length : 0 }}
        free={Math.max(0, unheldSeats(seats))}
        change={`${list}/new`}
      />
      {people.length > 0 && (
        <SendInvitations
          t={words}
          action={sendInvitations}
          slug={event.slug}
          draft={draft.id}
          timeZone={event.timeZone}
          people={people}
          refusal={refusal}
          error={overMissing}
          seatsPage={`/admin/events/${event.slug}/seats`}
        />
      )}
    </AdminFrame>
  );
}
