import type { Metadata } from "next";
import { adminTitle } from "@/app/admin/title";
import { CheckPage } from "../check-page";
import { type AnnouncementParams, openAnnouncement, type Query } from "../open-announcements";
import { OutcomePage } from "../outcome-page";

type Props = AnnouncementParams & { searchParams: Query };

/** Whether it has yet to be sent, so that its page is the check. */
const isAhead = (status: string) => status === "draft" || status === "scheduled";

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { announcement, subject, title, words } = await openAnnouncement(props);
  const isWrong = typeof (await props.searchParams).at === "string";
  const name = announcement.status === "draft" ? words("check.title") : subject;
  return adminTitle(() => `${name} – ${title}`, { error: isWrong && isAhead(announcement.status) });
}

/** One announcement: before it is sent its check, afterwards what became of it. */
export default async function AnnouncementPage(props: Props) {
  const opened = await openAnnouncement(props);
  const query = await props.searchParams;
  return isAhead(opened.announcement.status) ? (
    <CheckPage opened={opened} query={query} />
  ) : (
    <OutcomePage opened={opened} query={query} />
  );
}
