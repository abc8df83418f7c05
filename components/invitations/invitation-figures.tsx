import type { Translate } from "@/lib/i18n/translator";
import type { InvitationState } from "@/lib/invitations/constants";

type Props = {
  t: Translate<"invitations">;
  all: number;
  counts: ReadonlyMap<InvitationState, number>;
  /** Seats set aside now, for invitations and codes together. */
  setAside: number;
};

/** How the invitations stand, in numbers. */
export function InvitationFigures({ t, all, counts, setAside }: Props) {
  const of = (...states: InvitationState[]) => states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
  const figures = [
    ["invited", all],
    ["accepted", of("accepted")],
    ["declined", of("declined")],
    ["waiting", of("waiting", "reminded")],
  ] as const;
  return (
    <dl className="figures">
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{t(`list.figures.${name}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
      <div>
        <dt>
          {t("list.figures.setAside")} {t("list.figures.setAsideHint")}
        </dt>
        <dd>{setAside}</dd>
      </div>
    </dl>
  );
}
