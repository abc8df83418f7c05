import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";
import { typedMoment } from "@/lib/i18n/typed-moment";
import type { FieldText } from "./field";

type Props = FieldText & {
  forms: Translate<"forms">;
  name: string;
  /** As it was typed, or as `asLocalInput` has it. */
  value?: string;
  /** IANA name, in which the moment is meant. */
  timeZone: string;
};

/** Date and time; and, where clocks are set back over that time, which of the two moments it means. */
export function MomentField({ forms, name, value = "", timeZone, ...text }: Props) {
  const { text: typed, turn } = typedMoment(forms, { name, value, timeZone });
  return (
    <>
      <TextField {...text} name={name} type="datetime-local" value={typed} />
      {turn && <RadioGroup {...turn} />}
    </>
  );
}
