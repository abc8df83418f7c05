import type { Metadata } from "next";
import { adminTitle } from "@/app/admin/title";
import { FormPreview } from "@/components/event-preview/form-preview";
import { RegistrationUnavailable } from "@/components/registrations/unavailable";
import { admission } from "@/lib/registrations/rules";
import { openPreview, type PreviewProps } from "../open-preview";
import { PreviewFrame } from "../preview-frame";

export async function generateMetadata(props: PreviewProps): Promise<Metadata> {
  const { words, text } = await openPreview(props);
  return adminTitle(() => `${words("title")}: ${words("toForm")} – ${text.title}`);
}

/** The registration form at any moment, or why there is none then. Nothing can be typed into it. */
export default async function PreviewFormPage(props: PreviewProps) {
  const opened = await openPreview(props);
  const { event, text, choice, now } = opened;
  const state = admission(event, event.seats, now);
  return (
    <PreviewFrame opened={opened} page="form">
      {state === "admitted" || state === "waiting_list" ? (
        <FormPreview locale={choice.locale} event={event} title={text.title} state={state} />
      ) : (
        <RegistrationUnavailable locale={choice.locale} event={event} reason={state} />
      )}
    </PreviewFrame>
  );
}
