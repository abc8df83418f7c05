import type { Metadata } from "next";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { RemovalForm } from "@/components/programme/removal-form";
import { itemsOf } from "@/lib/programme/rules";
import { removeSpeakerLine } from "../../../actions";
import { speakerName } from "../../../form";
import { type LineParams, openSpeaker } from "../../../open-programme";

export async function generateMetadata(props: LineParams): Promise<Metadata> {
  const { speaker, words, title } = await openSpeaker(props);
  return adminTitle(() => `${words("removal.speaker", { name: speakerName(speaker) })} – ${title}`);
}

/** The first of two steps before somebody goes, with how much of the programme that changes. */
export default async function RemoveSpeakerPage(props: LineParams) {
  const { event, items, speaker, title, words, here } = await openSpeaker(props);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {words("item.back")}
      </a>
      <h1>{words("removal.speaker", { name: speakerName(speaker) })}</h1>
      <p>{words("removal.speakerText", { count: itemsOf(speaker.id, items).length })}</p>
      <RemovalForm t={words} action={removeSpeakerLine} slug={event.slug} id={speaker.id} back={here} />
    </AdminFrame>
  );
}
