import type { Metadata } from "next";
import { adminTitle } from "@/app/admin/title";
import { findTyped } from "@/app/admin/typed";
import { speakerState } from "../../form";
import { LinePage } from "../../line-page";
import { type LineParams, openSpeaker, speakerForm } from "../../open-programme";

async function open(props: LineParams) {
  const { speaker, ...opened } = await openSpeaker(props);
  const state = speakerState(opened, { speaker, typed: await findTyped(speakerForm(opened.event.slug, speaker.id)) });
  return { opened, state, id: speaker.id, heading: opened.words("speaker.changeTitle") };
}

export async function generateMetadata(props: LineParams): Promise<Metadata> {
  const { opened, state, heading } = await open(props);
  return adminTitle(() => `${heading} – ${opened.title}`, { error: state.errors.length > 0 });
}

export default async function SpeakerPage(props: LineParams) {
  return <LinePage {...(await open(props))} what="speaker" />;
}
