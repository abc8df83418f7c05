import type { Metadata } from "next";
import { knownChoices } from "@/components/audience/audience-choices";
import { audienceInWords } from "@/components/audience/audience-words";
import { UnreadParts } from "@/components/desk/unread-parts";
import { ErrorSummary } from "@/components/forms/error-summary";
import { ViewForm } from "@/components/saved-views/view-form";
import { unreadParts } from "@/lib/address-parts/rules";
import { listAudienceChoices } from "@/lib/audience/queries";
import { database } from "@/lib/db";
import { listParts, listQuery } from "@/lib/desk/rules";
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
  const address = await props.searchParams;
  const filter = listFilterSchema.parse(address);
  const query = listQuery(filter, { page: 1 });
  const views = await listSavedViews(database(), scope, event.id);
  const known = knownChoices(await listAudienceChoices(database(), scope, event.id), locale, event.languages);
  const conditions = audienceInWords(filter, known, locale);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={list + query}>
        {words("back")}
      </a>
      <h1>{words("form.saveTitle")}</h1>
      <UnreadParts
        locale={locale}
        parts={unreadParts(address, listParts)}
        href={`${list}/views/new${query}`}
        questions={known.questions}
      />
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
