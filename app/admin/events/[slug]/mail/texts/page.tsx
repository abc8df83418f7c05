import type { Metadata } from "next";
import { TextList } from "@/components/mail/text-list";
import { Notice } from "@/components/ui/notice";
import { MarksNotice } from "@/components/unread-marks/marks-notice";
import { textsOf } from "@/lib/mail-texts/queries";
import { placeholderProblems } from "@/lib/mail-texts/rules";
import { editableKinds, kindInAddress, placeholdersOf, textParts } from "@/lib/mail-texts/schema";
import { can } from "@/lib/organisers/policy";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { languageName } from "../../questions/form";
import { openTexts } from "./open-texts";
import { markedWords } from "./words";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const sayings = ["saved", "unchanged", "reset"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, t } = await openTexts((await params).slug);
  return adminTitle(() => `${t("title")} – ${title}`);
}

/** All letters of an event in all languages: whose words they are in. */
export default async function TextsPage({ params, searchParams }: Props) {
  const opened = await openTexts((await params).slug);
  const { scope, event, title, locale, t, admin, letters, languages, here } = opened;
  const wanted = (await searchParams).said;
  const said = sayings.find((word) => word === wanted);
  const mayChange = can(scope.role, "events.change");
  const rows = editableKinds.map((kind) => {
    const stored = textsOf(letters.mailTexts, kind);
    return {
      id: kindInAddress(kind),
      group: kind.split(".")[0] as "registration" | "handover" | "invitation" | "event",
      name: admin(`mailKinds.${kind.replace(".", ":")}` as "mailKinds.registration:confirmed"),
      languages: languages.map((language) => {
        const text = stored[language];
        const own = text ? textParts.filter((part) => text[part] !== null) : [];
        const broken = own.filter(
          (part) => placeholderProblems(text?.[part] ?? "", placeholdersOf(kind, part)).length > 0,
        );
        return { language, name: languageName(language, locale), own, broken };
      }),
    };
  });
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      {said && (
        <Notice tone={said === "unchanged" ? "info" : "success"} live>
          <p>{t(`said.${said}`)}</p>
        </Notice>
      )}
      <p className="caption">{title}</p>
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      {mayChange && <MarksNotice locale={locale} fields={markedWords(opened)} />}
      <TextList t={t} rows={rows} here={here} mayChange={mayChange} />
    </AdminFrame>
  );
}
