import type { Metadata } from "next";
import { questionsInWords } from "@/components/audience/audience-choices";
import { audienceInWords } from "@/components/audience/audience-words";
import { ErrorSummary } from "@/components/forms/error-summary";
import { ViewForm } from "@/components/saved-views/view-form";
import { listAudienceChoices } from "@/lib/audience/queries";
import { database } from "@/lib/db";
import { listQuery } from "@/lib/desk/rules";
import { listFilterSchema } from "@/lib/desk/schema";
import { translator } from "@/lib/i18n/translator";
import { listSavedViews } from "@/lib/saved-views/queries";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { saveAsView } from "../actions";
import { findTypedView, openViews, viewForm } from "../open-views";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function open({ params }: Props) {
  const opened = await openViews((await params).slug);
  const typed = await findTypedView(opened.words, viewForm(opened.event.slug));
  return { ...opened, values: typed?.values ?? {}, errors: typed?.errors ?? [] };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, errors } = await open(props);
  return adminTitle(() => `${words("form.saveTitle")} – ${title}`, { error: errors.length > 0 });
}

/** A name for the list one comes from, whose query this page carries along. */
export default async function SaveViewPage(props: Props) {
  const { scope, event, title, locale, words, list, values, errors } = await open(props);
  const filter = listFilterSchema.parse(await props.searchParams);
  const query = listQuery(filter, { page: 1 });
  const views = await listSavedViews(database(), scope, event.id);
  const { questions, tags } = await listAudienceChoices(database(), scope, event.id);
  const conditions = audienceInWords(filter, questionsInWords(questions, locale, event.languages), locale, tags);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={list + query}>
        {words("back")}
      </a>
      <h1>{words("form.saveTitle")}</h1>
      <ul>
        {conditions.map((condition) => (
          <li key={condition}>
            <bdi>{condition}</bdi>
          </li>
        ))}
      </ul>
      <ViewForm
        t={words}
        action={saveAsView}
        hidden={{ slug: event.slug, query }}
        values={values}
        error={errors[0]?.message}
        own={views.filter(({ isMine }) => isMine)}
      />
    </AdminFrame>
  );
}
