import { doubledMoments } from "../time-zone";
import { splitTurnIn, turnField } from "../typed-moments";
import type { Translate } from "./translator";

type Typed = {
  name: string;
  /** As it was typed, or as `asLocalInput` has it. */
  value: string;
  /** IANA name, in which the moment is meant. */
  timeZone: string;
  /** Where the field has a time alone: its day, such as 2024-10-27. */
  day?: string;
};

/**
 * What a form shows for a moment: the text for its field; and, where clocks are set back over that time, the choice between
 * the two moments in words, the first of them chosen beforehand. Null for the choice where the time comes once.
 */
export function typedMoment(forms: Translate<"forms">, { name, value, timeZone, day }: Typed) {
  const { text, offset } = splitTurnIn(value, timeZone, day);
  const turns = doubledMoments(day === undefined ? text : `${day}T${text}`, timeZone);
  if (!turns) return { text, turn: null };
  const [first, second] = turns;
  const time = text.slice(-5);
  return {
    text,
    turn: {
      name: turnField(name),
      label: forms("twice.which", { time }),
      hint: forms("twice.why"),
      value: offset === second.offset ? second.offset : first.offset,
      options: [
        { value: first.offset, label: forms("twice.first", { offset: first.offset }) },
        { value: second.offset, label: forms("twice.second", { offset: second.offset }) },
      ],
    },
  };
}
