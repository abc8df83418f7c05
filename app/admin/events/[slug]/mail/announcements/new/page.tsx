import type { Metadata } from "next";
import { adminTitle } from "@/app/admin/title";
import { findTyped } from "@/app/admin/typed";
import { UnreadParts } from "@/components/desk/unread-parts";
import { unreadParts } from "@/lib/address-parts/rules";
import { audienceQuery, isAudienceList, isEverybody, readAudience, saysWhom } from "@/lib/audience/rules";
import { openEventFor } from "../../../open-event";
import { AnnouncementPage } from "../announcement-page";
import { announcementForm, readAnnouncement, savingErrors, storedValues } from "../form";
import { type AnnouncementsParams, openAnnouncements, type Query } from "../open-announcements";

type Props = AnnouncementsParams & { searchParams: Query };

async function open(props: Props) {
  await openEventFor((await props.params).slug, "registrations.change");
  const opened = await openAnnouncements(props);
  const typed = await findTyped(announcementForm("new"));
  const errors = typed ? savingErrors(readAnnouncement(typed, opened.languages).errors, opened.locale) : [];
  return { opened, typed, errors };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { opened, errors } = await open(props);
  return adminTitle(() => `${opened.words("form.new")} – ${opened.title}`, { error: errors.length > 0 });
}

/** A new announcement, for those whom the list showed when somebody comes from there, otherwise for the confirmed. */
export default async function NewAnnouncementPage(props: Props) {
  const { opened, typed, errors } = await open(props);
  const { words, list } = opened;
  const query = await props.searchParams;
  const chosen = readAudience(query);
  const audience = isEverybody(chosen) ? { ...chosen, statuses: ["confirmed" as const] } : chosen;
  return (
    <AnnouncementPage
      opened={opened}
      heading={words("form.new")}
      id=""
      version={0}
      values={typed ?? storedValues({ texts: [], isNews: false }, audience)}
      errors={errors}
      back={{ href: list, words: words("form.back") }}
    >
      <UnreadParts
        locale={opened.locale}
        parts={unreadParts(query, { understands: saysWhom, isList: isAudienceList })}
        href={`${list}/new?${audienceQuery(chosen)}`}
      />
    </AnnouncementPage>
  );
}
