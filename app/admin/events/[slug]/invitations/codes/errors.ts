import type { Translate } from "@/lib/i18n/translator";
import {
  CODE_MAX_CHARACTERS,
  CODE_MAX_SEATS,
  CODE_MIN_CHARACTERS,
  LABEL_MAX_CHARACTERS,
} from "@/lib/invitations/constants";
import type { SetAsideRefusal } from "@/lib/invitations/rules";
import type { CodeError } from "./form";

/** What is wrong with the form of a code, in words. @param timeZone the event’s, as it is now. */
export function codeErrorInWords(t: Translate<"invitations">, { name, code, typed }: CodeError, timeZone: string) {
  const message =
    code === "zone_changed" ||
    code === "moment_missing" ||
    code === "not_a_moment" ||
    code === "moment_skipped" ||
    code === "moment_doubled" ||
    code === "until_past" ||
    code === "until_after_start"
      ? t(`invite.errors.${code}`, { typed: typed ?? "", timeZone })
      : t(`codes.errors.${code}`, {
          min: CODE_MIN_CHARACTERS,
          max: name === "label" ? LABEL_MAX_CHARACTERS : CODE_MAX_CHARACTERS,
          most: CODE_MAX_SEATS,
        });
  return { name, message };
}

/** Why its seats cannot be set aside, or the code not be given out, in words. @param isNew whether seats are a choice. */
export function codeRefusalInWords(
  t: Translate<"invitations">,
  refusal: SetAsideRefusal | { reason: "code_taken" },
  isNew: boolean,
) {
  switch (refusal.reason) {
    case "code_taken":
      return { name: "code", message: t("codes.errors.code_taken") };
    case "not_enough_seats":
      return { name: "seats", message: t("codes.errors.not_enough_seats", { free: refusal.free }) };
    case "people_waiting": {
      const { waiting } = refusal;
      const key = isNew ? "codes.errors.people_waiting" : "codes.errors.people_waiting_more";
      return { name: "overWaitingList", message: t(key, { waiting }) };
    }
  }
}
