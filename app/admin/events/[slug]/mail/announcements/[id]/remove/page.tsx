import type { Metadata } from "next";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { Notice } from "@/components/ui/notice";
import { isDraft } from "@/lib/announcements/rules";
import { openEventFor } from "../../../../open-event";
import { About } from "../../about";
import { remove } from "../../actions";
import { type AnnouncementParams, openAnnouncement } from "../../open-announcements";

export async function generateMetadata(props: AnnouncementParams): Promise<Metadata> {
  const { words, title } = await openAnnouncement(props);
  return adminTitle(() => `${words("remove.title")} – ${title}`);
}

/** The first of two steps: what goes, and a button. */
export default async function RemovePage(props: AnnouncementParams) {
  await openEventFor((await props.params).slug, "registrations.change");
  const { event, title, words, announcement, here, subject } = await openAnnouncement(props);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {words("form.backToCheck")}
      </a>
      <h1>{words("remove.title")}</h1>
      {isDraft(announcement) ? (
        <>
          <p className="breakable">{words("remove.text", { subject })}</p>
          <form action={remove}>
            <About slug={event.slug} announcement={announcement} />
            <div className="cluster">
              <button className="button button--danger" type="submit">
                {words("remove.confirm")}
              </button>
              <a href={here}>{words("remove.keep")}</a>
            </div>
          </form>
        </>
      ) : (
        <Notice>
          <p>{words("remove.over")}</p>
        </Notice>
      )}
    </AdminFrame>
  );
}
