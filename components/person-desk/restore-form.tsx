import { HiddenFields } from "@/components/forms/hidden-fields";
import { RadioGroup } from "@/components/forms/radio-group";
import { type Seats, unheldSeats } from "@/lib/events/rules";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"personDesk">;
  action: (form: FormData) => Promise<void>;
  hidden: Record<string, string>;
  email: string;
  seats: Seats;
  /** A seat is free and nobody waits for it: there is nothing to choose. */
  isFree: boolean;
  hasWaitingList: boolean;
  error?: string;
  back: string;
};

/** What bringing a registration back does; a choice where no seat is free. */
export function RestoreForm({ t, action, hidden, email, seats, isFree, hasWaitingList, error, back }: Props) {
  const consequences = [
    seats.waiting > 0 && t("restore.seatWaiting", { waiting: seats.waiting }),
    unheldSeats(seats) <= 0 && t("restore.seatOver"),
    t("restore.seatRecorded"),
  ].filter((words) => typeof words === "string");
  const seat = `${t("restore.seat")}: ${consequences.join("; ")}. ${t("restore.what", { email })}`;
  return (
    <form className="stack" action={action} noValidate>
      <HiddenFields values={isFree ? hidden : { ...hidden, asked: "yes" }} />
      {isFree ? (
        <p>
          {t("restore.free")} {t("restore.what", { email })}
        </p>
      ) : (
        <RadioGroup
          name="otherwise"
          label={t("restore.noSeat", seats)}
          error={error}
          options={[
            ...(hasWaitingList
              ? [{ value: "line", label: `${t("restore.line")}. ${t("restore.whatLine", { email })}` }]
              : []),
            { value: "seat", label: seat },
          ]}
        />
      )}
      <div className="cluster">
        <button className="button" type="submit">
          {t("restore.button")}
        </button>
        <a href={back}>{t("restore.keep")}</a>
      </div>
    </form>
  );
}
