import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findEventInvitation } from "@/lib/invitations/queries";
import { canWithdraw, invitationState } from "@/lib/invitations/rules";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { withdraw } from "../../actions";
import { openInvitations } from "../../open-invitations";

type Props = { params: Promise<{ slug: string; id: string }> };

async function open({ params }: Props) {
  await openEventFor((await params).slug, "registrations.change");
  const opened = await openInvitations(params);
  const id = z.uuid().safeParse((await params).id).data;
  const invitation = id ? await findEventInvitation(database(), opened.scope, opened.event.id, id) : null;
  if (!invitation) notFound();
  return { ...opened, invitation, name: invitation.name ?? invitation.email };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, name } = await open(props);
  return adminTitle(() => words("withdraw.title", { name }));
}

/** The first of two steps: what will happen, and a button. */
export default async function WithdrawPage(props: Props) {
  const { event, title, words, list, invitation, name } = await open(props);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={list}>
        {words("invite.back")}
      </a>
      <h1>{words("withdraw.title", { name })}</h1>
      {canWithdraw(invitationState(invitation, clock.now())) ? (
        <>
          <p>{words("withdraw.text")}</p>
          {invitation.holdsSeat && <p>{words("withdraw.seat")}</p>}
          <form action={withdraw}>
            <input type="hidden" name="slug" value={event.slug} />
            <input type="hidden" name="id" value={invitation.id} />
            <div className="cluster">
              <button className="button button--danger" type="submit">
                {words("withdraw.confirm")}
              </button>
              <a href={list}>{words("withdraw.keep")}</a>
            </div>
          </form>
        </>
      ) : (
        <Notice>
          <p>{words("withdraw.over")}</p>
        </Notice>
      )}
    </AdminFrame>
  );
}
