import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import { MomentField } from "@/components/forms/moment-field";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"eventDates">;
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** Id of what was typed: whoever sends it has seen exactly this. */
  draft: string;
  /** What the page was made from. */
  basis: string;
  /** Moments that move along with the start; none where it stays. `was`: the moment until now, in words. */
  windows: { name: string; label: string; value: string; was: string; error?: string }[];
  timeZone: string;
  /** Whether people are told because something changes that they know. */
  isTold: boolean;
  /** What the tick says where they need not be. */
  tells: boolean;
  /** How many people a mail would go to. */
  count: number;
  /** Who is told, and the mail. */
  children: ReactNode;
};

/** The moments that move along, whether people hear of it, and the button. */
export function MoveCheck(props: Props) {
  const { t, forms, action, slug, draft, basis, windows, timeZone, isTold, tells, count, children } = props;
  return (
    <form action={action} className="move-check">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="draft" value={draft} />
      <input type="hidden" name="basis" value={basis} />
      {windows.length > 0 && (
        <Fieldset legend={t("check.windows")} hint={t("check.windowsHint", { timeZone })}>
          {windows.map(({ was, ...field }) => (
            <MomentField
              key={field.name}
              {...field}
              forms={forms}
              timeZone={timeZone}
              hint={t("check.wasUntil", { moment: was })}
            />
          ))}
        </Fieldset>
      )}
      {children}
      {!isTold && count > 0 && (
        <>
          <input type="hidden" name="asked" value="yes" />
          <Checkbox name="tells" label={t("check.tells")} hint={t("check.tellsHint")} checked={tells} />
        </>
      )}
      <button className="button" type="submit">
        {isTold ? t("check.send", { count }) : t("check.save")}
      </button>
    </form>
  );
}
