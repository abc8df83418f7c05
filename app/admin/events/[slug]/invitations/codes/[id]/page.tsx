import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { dropTyped } from "@/app/admin/actions";
import { findTyped } from "@/app/admin/typed";
import { ChangedMeanwhile } from "@/components/forms/changed-meanwhile";
import { Checkbox } from "@/components/forms/checkbox";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TextField } from "@/components/forms/text-field";
import { TypedNotice } from "@/components/forms/typed-notice";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { findAccessCode } from "@/lib/invitations/queries";
import { codeSeatsSchema } from "@/lib/invitations/schema";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { openInvitations } from "../../open-invitations";
import { changeCode, closeCode } from "../actions";
import { codeErrorInWords, codeRefusalInWords } from "../errors";
import { codeNumberForm, refusalFrom } from "../form";

type Props = { params: Promise<{ slug: string; id: string }> };

async function open({ params }: Props) {
  await openEventFor((await params).slug, "registrations.change");
  const opened = await openInvitations(params);
  const { event, words } = opened;
  const id = z.uuid().safeParse((await params).id).data;
  const code = id ? await findAccessCode(database(), event.id, id) : null;
  if (!code) notFound();
  const typed = await findTyped(codeNumberForm(code.id));
  const refusal = refusalFrom(typed?.refused);
  const errors = [];
  if (typed && !codeSeatsSchema.safeParse(typed.seats ?? "").success)
    errors.push(codeErrorInWords(words, { name: "seats", code: "not_a_number" }, event.timeZone));
  else if (refusal) errors.push(codeRefusalInWords(words, refusal, false));
  return { ...opened, code, typed, errors, asksOver: refusal?.reason === "people_waiting" };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, code, errors } = await open(props);
  return adminTitle(() => words("codes.edit.title", { label: code.label }), { error: errors.length > 0 });
}

/** One code: its number can be changed, and it can be closed. */
export default async function CodePage(props: Props) {
  const { event, title, locale, words, list, code, typed, errors, asksOver } = await open(props);
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  const about = (
    <>
      <input type="hidden" name="slug" value={event.slug} />
      <input type="hidden" name="id" value={code.id} />
    </>
  );
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={`${list}/codes`}>
        {words("codes.all")}
      </a>
      <p className="caption reference">{code.code}</p>
      <h1>{words("codes.edit.title", { label: code.label })}</h1>
      {code.closedAt ? (
        <Notice>
          <p>{words("codes.edit.isClosed", { moment: formatMoment(code.closedAt, locale, event.timeZone) })}</p>
        </Notice>
      ) : (
        <>
          {typed?.conflict && (
            <ChangedMeanwhile
              t={translator(locale, "forms")}
              now={[{ label: words("codes.edit.seats"), value: String(code.seats) }]}
            />
          )}
          {typed && (
            <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={codeNumberForm(code.id)} />
          )}
          <form action={changeCode} key={JSON.stringify(typed)} noValidate>
            {about}
            <input type="hidden" name="basis" value={typed?.basis ?? code.seats} />
            <TextField
              name="seats"
              label={words("codes.edit.seats")}
              hint={words("codes.edit.seatsHint", { used: code.used })}
              value={typed?.seats ?? String(code.seats)}
              error={errorOf("seats")}
              inputMode="numeric"
              autoComplete="off"
              isShort
            />
            {asksOver && (
              <Checkbox
                name="overWaitingList"
                label={words("check.overWaitingList")}
                error={errorOf("overWaitingList")}
              />
            )}
            <div>
              <button className="button" type="submit">
                {words("codes.edit.save")}
              </button>
            </div>
          </form>
          <h2>{words("codes.edit.closeTitle")}</h2>
          <p>{words("codes.edit.closeText")}</p>
          <form action={closeCode}>
            {about}
            <button className="button button--danger" type="submit">
              {words("codes.edit.close")}
            </button>
          </form>
        </>
      )}
    </AdminFrame>
  );
}
