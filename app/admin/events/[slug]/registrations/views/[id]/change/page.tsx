import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ErrorSummary } from "@/components/forms/error-summary";
import { ViewForm } from "@/components/saved-views/view-form";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../../../../../frame";
import { adminTitle } from "../../../../../../title";
import { changeSavedView, deleteSavedView } from "../../actions";
import { findTypedView, openOwnView, viewForm } from "../../open-views";

type Props = { params: Promise<{ slug: string; id: string }> };

async function open({ params }: Props) {
  const { slug, id } = await params;
  const opened = await openOwnView(slug, id);
  if (!opened) notFound();
  const { view, event, words } = opened;
  const typed = await findTypedView(words, viewForm(event.slug, id));
  const values = typed?.values ?? { name: view.name, isShared: view.isShared ? "yes" : "" };
  return { ...opened, values, errors: typed?.errors ?? [] };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, errors } = await open(props);
  return adminTitle(() => `${words("form.changeTitle")} – ${title}`, { error: errors.length > 0 });
}

/** Another name for a view, whether it is shared, and its end. */
export default async function ChangeViewPage(props: Props) {
  const { event, title, locale, words, here, view, values, errors } = await open(props);
  const hidden = { slug: event.slug, id: view.id };
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={here}>
        {words("title")}
      </a>
      <h1>{words("form.changeTitle")}</h1>
      <ViewForm t={words} action={changeSavedView} hidden={hidden} values={values} error={errors[0]?.message} />
      <form action={deleteSavedView} className="stack">
        <input type="hidden" name="slug" value={event.slug} />
        <input type="hidden" name="id" value={view.id} />
        <p className="field__hint">{words("form.deleteHint")}</p>
        <button className="button button--secondary" type="submit">
          {words("form.delete")}
        </button>
      </form>
    </AdminFrame>
  );
}
