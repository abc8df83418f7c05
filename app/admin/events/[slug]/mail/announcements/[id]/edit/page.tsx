import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { adminTitle } from "@/app/admin/title";
import { findTyped } from "@/app/admin/typed";
import { Notice } from "@/components/ui/notice";
import { isDraft } from "@/lib/announcements/rules";
import { openEventFor } from "../../../../open-event";
import { discardTyped } from "../../actions";
import { AnnouncementPage } from "../../announcement-page";
import { announcementForm, fieldLabel, readAnnouncement, savingErrors, sendingErrors, storedValues } from "../../form";
import { type AnnouncementParams, type OpenAnnouncement, openAnnouncement, type Query } from "../../open-announcements";

type Props = AnnouncementParams & { searchParams: Query };

/** What was typed and not saved, otherwise what is on record; with what is wrong, where somebody asked for the check. */
async function open(props: Props) {
  await openEventFor((await props.params).slug, "registrations.change");
  const opened = await openAnnouncement(props);
  const { announcement, here, languages, locale } = opened;
  if (!isDraft(announcement)) redirect(here);
  const typed = await findTyped(announcementForm(announcement.id));
  const { texts } = announcement;
  const isChecked = (await props.searchParams).check === "yes";
  const unsaved = typed ? savingErrors(readAnnouncement(typed, languages).errors, locale) : [];
  const errors = typed ? unsaved : isChecked ? sendingErrors(texts, languages, locale) : [];
  return { opened, typed, errors, isOvertaken: typed !== null && typed.version !== String(announcement.version) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { opened, errors, isOvertaken } = await open(props);
  const { words, title } = opened;
  return adminTitle(() => `${words("form.edit")} – ${title}`, { error: errors.length > 0 || isOvertaken });
}

/** A draft, to go on writing it. */
export default async function EditAnnouncementPage(props: Props) {
  const { opened, typed, errors, isOvertaken } = await open(props);
  const { announcement, words, here } = opened;
  return (
    <AnnouncementPage
      opened={opened}
      heading={words("form.edit")}
      id={announcement.id}
      version={announcement.version}
      values={typed ?? storedValues(announcement, announcement.audience)}
      errors={errors}
      back={{ href: here, words: words("form.backToCheck") }}
    >
      {isOvertaken && <Overtaken opened={opened} />}
    </AnnouncementPage>
  );
}

/** Somebody else was quicker: what they saved, and the choice between theirs and one's own. */
function Overtaken({ opened: { announcement, event, words, locale } }: { opened: OpenAnnouncement }) {
  return (
    <Notice tone="warning" heading={words("form.conflict")} live>
      <p>{words("form.conflictText")}</p>
      <details className="announcement-saved">
        <summary>{words("form.conflictNow")}</summary>
        <dl>
          {announcement.texts.flatMap((text) =>
            (["subject", "body"] as const).map((part) => (
              <div key={`${part}.${text.locale}`}>
                <dt>{fieldLabel(part, text.locale, locale)}</dt>
                <dd lang={text.locale}>{text[part]}</dd>
              </div>
            )),
          )}
        </dl>
      </details>
      <form action={discardTyped}>
        <input type="hidden" name="slug" value={event.slug} />
        <input type="hidden" name="id" value={announcement.id} />
        <button className="button button--secondary" type="submit">
          {words("form.discard")}
        </button>
      </form>
    </Notice>
  );
}
