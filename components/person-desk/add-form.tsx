import { Checkbox } from "@/components/forms/checkbox";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { RadioGroup } from "@/components/forms/radio-group";
import { QuestionFields } from "@/components/questions/question-fields";
import { RegistrationFields } from "@/components/registrations/registration-fields";
import { freeSeats, type Seats, unheldSeats } from "@/lib/events/rules";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { Asking } from "@/lib/questions/rules";
import { LanguageField } from "./language-field";

type Props = {
  t: Translate<"personDesk">;
  locale: Locale;
  action: (form: FormData) => Promise<void>;
  event: { slug: string; endsAt: Date; timeZone: string; hasWaitingList: boolean };
  asking: Asking;
  /** The event asks for files too, which come once the person is on record. */
  asksFiles: boolean;
  values: Record<string, string>;
  errors: readonly { name: string; message: string }[];
  seats: Seats;
  asksConference: boolean;
  /** The event has ended: nobody is mailed. */
  isOver: boolean;
  back: string;
};

/** Somebody whom an organiser registers: the same fields as on the public form, the seat, and the mail. */
export function AddForm({
  t,
  locale,
  action,
  event,
  asking,
  asksFiles,
  values,
  errors,
  seats,
  asksConference,
  isOver,
  back,
}: Props) {
  return (
    <form action={action} key={JSON.stringify(values)} noValidate>
      <HiddenFields values={{ slug: event.slug, submission: values.submission ?? "" }} />
      <RegistrationFields
        locale={locale}
        values={values}
        errors={errors}
        asksConference={asksConference}
        asksEmail
        of="participant"
      />
      <LanguageField t={t} locale={locale} value={values.locale} />
      {asking.questions.length > 0 && <p>{t("form.optional")}</p>}
      <QuestionFields asking={asking} event={event} values={values} errors={errors} isForSomebodyElse />
      {asksFiles && <p>{t("add.files")}</p>}
      <SeatChoice t={t} seats={seats} hasWaitingList={event.hasWaitingList} values={values} errors={errors} />
      {isOver ? (
        <p>{t("add.over")}</p>
      ) : (
        <RadioGroup
          name="tells"
          label={t("add.tells")}
          hint={t("add.tellsHint")}
          value={values.tells ?? "yes"}
          options={[
            { value: "yes", label: t("add.tellsYes") },
            { value: "no", label: t("add.tellsNo") },
          ]}
        />
      )}
      <div className="cluster">
        <button className="button" type="submit">
          {t("add.save")}
        </button>
        <a href={back}>{t("add.keep")}</a>
      </div>
    </form>
  );
}

/** How the seats stand, and a box for a seat all the same where none is free for somebody new. */
function SeatChoice({
  t,
  seats,
  hasWaitingList,
  values,
  errors,
}: Pick<Props, "t" | "seats" | "values" | "errors"> & { hasWaitingList: boolean }) {
  const { waiting } = seats;
  const isFree = freeSeats(seats) > 0;
  const isOver = unheldSeats(seats) <= 0;
  const passes = waiting > 0;
  const hint = t(`add.${isOver && passes ? "anywayBoth" : isOver ? "anywayOver" : "anywayWaiting"}`, { waiting });
  return (
    <>
      <p>
        {t("add.standing", { free: Math.max(0, unheldSeats(seats)), waiting })}{" "}
        {t(isFree ? "add.seat" : hasWaitingList ? "add.line" : "add.full")}
      </p>
      {!isFree && (
        <Checkbox
          name="seat"
          label={t("add.anyway")}
          hint={hint}
          checked={values.seat === "yes"}
          error={errors.find(({ name }) => name === "seat")?.message}
        />
      )}
    </>
  );
}
