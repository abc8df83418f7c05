import type { Metadata } from "next";
import { adminTitle } from "@/app/admin/title";
import { EventBody } from "@/components/events/event-body";
import { openPreview, type PreviewProps } from "./open-preview";
import { PreviewFrame } from "./preview-frame";

export async function generateMetadata(props: PreviewProps): Promise<Metadata> {
  const { words, text } = await openPreview(props);
  return adminTitle(() => `${words("title")} – ${text.title}`);
}

/** An event's page in any language at any moment: what will it show on 24 February? */
export default async function PreviewPage(props: PreviewProps) {
  const opened = await openPreview(props);
  const { event, text, choice, now, desks, address } = opened;
  return (
    <PreviewFrame opened={opened} page="event">
      <EventBody
        locale={choice.locale}
        event={event}
        text={text}
        now={now}
        addresses={{ form: address("form"), logo: `${desks}/look/logo/picture?v=${event.logo?.sha256.slice(0, 16)}` }}
      />
    </PreviewFrame>
  );
}
