import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { browserToken } from "@/app/visitor";
import { LetterPreviews } from "@/components/event-dates/letter-preview";
import { Checkbox } from "@/components/forms/checkbox";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { translator } from "@/lib/i18n/translator";
import { countLiveRegistrations } from "@/lib/registrations/queries";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { cancelForGood } from "../../actions";
import { type DatesParams, openDates, type Query } from "../../open-dates";
import { previewCancellation } from "../../preview";
import { cancelForm, readCancellation } from "../form";

type Props = DatesParams & { searchParams: Query };

/** The words that were typed; back to them where there are none or something is wrong. */
async function open({ params, searchParams }: Props) {
  await openEventFor((await params).slug, "events.change");
  const opened = await openDates(params);
  const { event, here, mayChange } = opened;
  if (!mayChange || event.status !== "published") redirect(here);
  const draft = await findDraft(database(), await browserToken(), cancelForm(event.slug));
  const read = draft && readCancellation(draft.values, event);
  if (!read?.ok) redirect(`${here}/cancel`);
  const { changed, problem } = await searchParams;
  const isUnticked = problem === "confirm";
  return { ...opened, draft, texts: read.texts, isUnticked, isTyped: changed === "typed" };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, isUnticked } = await open(props);
  return adminTitle(() => `${words("cancel.checkTitle")} – ${title}`, { error: isUnticked });
}

/** The last look before an event is cancelled: the mail, how many get it, a tick and a button. */
export default async function CheckCancellationPage(props: Props) {
  const { scope, event, title, locale, words, here, draft, texts, isUnticked, isTyped } = await open(props);
  const { total } = await countLiveRegistrations(database(), scope, event.id);
  const letters = total > 0 ? await previewCancellation(scope, event, texts) : [];
  const error = isUnticked ? words("cancel.confirmMissing") : undefined;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary
        heading={translator(locale, "forms")("errorHeading")}
        errors={error ? [{ name: "confirmed", message: error }] : []}
      />
      {isTyped && (
        <Notice tone="warning" live>
          <p>{words("check.typed")}</p>
        </Notice>
      )}
      <a className="back-link" href={`${here}/cancel`}>
        {words("cancel.back")}
      </a>
      <h1>{words("cancel.checkTitle")}</h1>
      <p className="lead">{words("cancel.lead")}</p>
      <LetterPreviews t={words} letters={letters} />
      <form action={cancelForGood} className="stack">
        <input type="hidden" name="slug" value={event.slug} />
        <input type="hidden" name="draft" value={draft?.id} />
        <Checkbox name="confirmed" label={words("cancel.confirm")} error={error} />
        <div className="cluster">
          <button className="button button--danger" type="submit">
            {words("cancel.button", { count: total })}
          </button>
          <a href={here}>{words("cancel.keep")}</a>
        </div>
      </form>
    </AdminFrame>
  );
}
