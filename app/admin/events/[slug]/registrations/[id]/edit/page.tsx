import type { Metadata } from "next";
import { ErrorSummary } from "@/components/forms/error-summary";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { ConflictForm } from "@/components/person-desk/conflict-form";
import { EditForm } from "@/components/person-desk/edit-form";
import { Notice } from "@/components/ui/notice";
import { choiceField } from "@/lib/edits/schema";
import { isCancelled } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { isEnded } from "@/lib/registrations/rules";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { deskFormMessages } from "../../form-messages";
import { openRegistrationFor, type PersonParams } from "../open-registration";
import { openForEdit, saveEdit } from "./actions";
import { conflictsInWords } from "./conflicts";
import { findEdit, undecided } from "./form";

async function editGate({ params }: PersonParams) {
  const { slug, id } = await params;
  const opened = await openRegistrationFor(slug, id, "registrations.change");
  const edit = await findEdit(opened);
  const wrong = edit.read && !edit.read.ok ? deskFormMessages(edit.read, opened.locale) : [];
  const clashes = edit.conflicts.length > 0 ? await conflictsInWords(opened, edit) : [];
  const missing = clashes
    .filter(({ field }) => undecided(edit).includes(field))
    .map(({ field, label }) => ({
      name: choiceField(field),
      message: translator(opened.locale, "personDesk")("conflict.choose", { field: label }),
    }));
  return { ...opened, edit, clashes, errors: [...wrong, ...missing] };
}

export async function generateMetadata(props: PersonParams): Promise<Metadata> {
  const { name, locale, errors } = await editGate(props);
  return adminTitle(() => translator(locale, "personDesk")("edit.title", { name }), { error: errors.length > 0 });
}

/** Changes anything about a registration but its address. Two organisers at once: the second decides what stays. */
export default async function EditPage(props: PersonParams) {
  const opened = await editGate(props);
  const { event, title, registration, name, here, locale, edit, clashes, errors } = opened;
  const t = translator(locale, "personDesk");
  const { closed, values, shown } = edit;
  const about = { slug: event.slug, id: registration.id };
  const gone = registration.erasedAt ? "edit.erased" : registration.mergedInto ? "edit.merged" : null;
  const blocked = gone ?? (isCancelled(event) ? "edit.cancelled" : null);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={here}>
        {name}
      </a>
      <h1>{t("edit.title", { name })}</h1>
      {blocked && (
        <Notice>
          <p>{t(blocked)}</p>
        </Notice>
      )}
      {!blocked && clashes.length > 0 && (
        <ConflictForm
          t={t}
          action={saveEdit}
          slug={event.slug}
          registrationId={registration.id}
          conflicts={clashes}
          errors={errors}
          values={values}
          shown={shown}
          back={here}
        />
      )}
      {!blocked && clashes.length === 0 && (
        <>
          <p className="breakable">
            {t("edit.email")} <bdi>{registration.email}</bdi>. <a href={`${here}/address`}>{t("edit.correct")}</a>
          </p>
          {closed > 0 && (
            <form className="stack" action={openForEdit}>
              <HiddenFields values={about} />
              <p>{t("edit.sensitiveClosed", { count: closed })}</p>
              <button className="button button--secondary" type="submit">
                {t("edit.open")}
              </button>
            </form>
          )}
          {edit.isChosen && (
            <Notice>
              <p>{t("edit.fileChosen")}</p>
            </Notice>
          )}
          <EditForm
            t={t}
            locale={locale}
            action={saveEdit}
            registration={registration}
            event={event}
            asking={edit.asking}
            values={values}
            errors={errors}
            shown={shown}
            asksConference={event.conferenceStartsOn !== null}
            canTell={!isEnded(registration.status)}
            back={here}
          />
        </>
      )}
    </AdminFrame>
  );
}
