import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FileField } from "@/components/forms/file-field";
import { fileProblemText } from "@/components/questions/file-form";
import { FILES_PER_ANNOUNCEMENT } from "@/lib/announcements/constants";
import { isDraft } from "@/lib/announcements/rules";
import { translator } from "@/lib/i18n/translator";
import { FILE_MAX_BYTES } from "@/lib/questions/constants";
import { sizeInWords } from "@/lib/questions/rules";
import { fileProblems } from "@/lib/questions/schema";
import { openEventFor } from "../../../../open-event";
import { type AnnouncementParams, openAnnouncement, type Query } from "../../open-announcements";

type Props = AnnouncementParams & { searchParams: Query };

async function open(props: Props) {
  await openEventFor((await props.params).slug, "registrations.change");
  const opened = await openAnnouncement(props);
  const { announcement, here, locale, words } = opened;
  if (!isDraft(announcement)) redirect(here);
  const { problem } = await props.searchParams;
  const known = fileProblems.find((one) => one === problem);
  const tooMany =
    problem === "too_many_files" ? words("files.too_many_files", { most: FILES_PER_ANNOUNCEMENT }) : undefined;
  return { ...opened, error: known ? fileProblemText(known, locale) : tooMany };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, error } = await open(props);
  return adminTitle(() => `${words("files.title")} – ${title}`, { error: error !== undefined });
}

/** Choosing one file. Posted by the browser itself, with or without JavaScript. */
export default async function FilePage(props: Props) {
  const { event, title, locale, words, here, error } = await open(props);
  const text = {
    label: words("files.label"),
    hint: words("files.hint", { max: sizeInWords(FILE_MAX_BYTES, locale), most: FILES_PER_ANNOUNCEMENT }),
    error,
  };
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary
        heading={translator(locale, "forms")("errorHeading")}
        errors={error ? [{ name: "file", message: error }] : []}
      />
      <a className="back-link" href={here}>
        {words("files.back")}
      </a>
      <h1>{words("files.title")}</h1>
      <form action={`${here}/files/upload`} method="post" encType="multipart/form-data" noValidate>
        <FileField {...text} accept="application/pdf,.pdf,image/jpeg,.jpg,.jpeg,image/png,.png" />
        <button className="button" type="submit">
          {words("files.add")}
        </button>
      </form>
    </AdminFrame>
  );
}
