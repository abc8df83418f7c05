import type { Metadata } from "next";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { Notice } from "@/components/ui/notice";
import { canStop } from "@/lib/announcements/rules";
import { openEventFor } from "../../../../open-event";
import { About } from "../../about";
import { stop } from "../../actions";
import { type AnnouncementParams, openAnnouncement } from "../../open-announcements";

export async function generateMetadata(props: AnnouncementParams): Promise<Metadata> {
  const { words, title } = await openAnnouncement(props);
  return adminTitle(() => `${words("stop.title")} – ${title}`);
}

/** The first of two steps: what can still be kept back, and a button. */
export default async function StopPage(props: AnnouncementParams) {
  await openEventFor((await props.params).slug, "registrations.change");
  const { event, title, words, announcement, here, subject } = await openAnnouncement(props);
  const { mails } = announcement;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        <bdi>{subject}</bdi>
      </a>
      <h1>{words("stop.title")}</h1>
      {canStop(announcement) ? (
        <>
          <p>{words("stop.text", { waiting: mails.waiting, sent: mails.sent + mails.returned })}</p>
          <p>{words("stop.once")}</p>
          <form action={stop}>
            <About slug={event.slug} announcement={announcement} />
            <div className="cluster">
              <button className="button button--danger" type="submit">
                {words("stop.confirm")}
              </button>
              <a href={here}>{words("stop.keep")}</a>
            </div>
          </form>
        </>
      ) : (
        <Notice>
          <p>{words("stop.over")}</p>
        </Notice>
      )}
    </AdminFrame>
  );
}
