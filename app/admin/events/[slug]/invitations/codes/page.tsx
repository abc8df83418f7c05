import type { Metadata } from "next";
import { CodeTable } from "@/components/invitations/code-table";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { env } from "@/lib/env";
import { isLocale } from "@/lib/i18n/locales";
import { listAccessCodes } from "@/lib/invitations/queries";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { type InvitationsParams, openInvitations, type Query } from "../open-invitations";

type Props = InvitationsParams & { searchParams: Query };

const sayings = [
  ["added", "success"],
  ["changed", "success"],
  ["closed", "success"],
  ["unchanged", "success"],
  ["code_closed", "warning"],
] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { words, title } = await openInvitations(params);
  return adminTitle(() => `${words("codes.title")} – ${title}`);
}

/** The codes, how far each is used up, and the links that bring them along. */
export default async function CodesPage({ params, searchParams }: Props) {
  const { scope, event, title, locale, words, list, mayChange } = await openInvitations(params);
  const codes = await listAccessCodes(database(), scope, event.id);
  const query = await searchParams;
  const said = sayings.find(([word]) => word === query.said);
  const language = event.languages.find(isLocale) ?? locale;
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      {said && (
        <Notice tone={said[1]} live>
          <p>{words(`codes.said.${said[0]}`)}</p>
        </Notice>
      )}
      <a className="back-link" href={list}>
        {words("codes.back")}
      </a>
      <h1>{words("codes.title")}</h1>
      <p>{words("codes.lead")}</p>
      {mayChange && (
        <p>
          <a className="button" href={`${list}/codes/new`}>
            {words("codes.add")}
          </a>
        </p>
      )}
      {codes.length === 0 ? (
        <p className="empty-state">{words("codes.none")}</p>
      ) : (
        <CodeTable
          t={words}
          locale={locale}
          timeZone={event.timeZone}
          title={title}
          codes={codes}
          now={clock.now()}
          form={`${env().APP_URL}/${language}/events/${event.slug}/register`}
          change={mayChange ? `${list}/codes` : undefined}
        />
      )}
    </AdminFrame>
  );
}
