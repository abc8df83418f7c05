import type { Metadata } from "next";
import { adminTitle } from "@/app/admin/title";
import { findTyped } from "@/app/admin/typed";
import { SPEAKERS_PER_EVENT } from "@/lib/programme/constants";
import { speakerState } from "../../form";
import { LinePage } from "../../line-page";
import { openProgramme, type ProgrammeParams, type Query, speakerForm } from "../../open-programme";

type Props = ProgrammeParams & { searchParams: Query };

async function open({ params, searchParams }: Props) {
  const opened = await openProgramme((await params).slug, "events.change");
  const typed = await findTyped(speakerForm(opened.event.slug, "new"));
  const state = speakerState(opened, { typed });
  if (opened.speakers.length >= SPEAKERS_PER_EVENT) {
    state.errors.unshift({ name: "givenName", message: opened.words("errors.too_many") });
  }
  const isGone = (await searchParams).gone === "yes" && typed !== null;
  return { opened, state, heading: opened.words("speaker.newTitle"), isGone };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { opened, state, heading } = await open(props);
  return adminTitle(() => `${heading} – ${opened.title}`, { error: state.errors.length > 0 });
}

export default async function NewSpeakerPage(props: Props) {
  return <LinePage {...(await open(props))} what="speaker" />;
}
