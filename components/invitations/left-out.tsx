import { LISTED_NAME_MAX_CHARACTERS } from "@/lib/address-lists/constants";
import type { UnreadLine } from "@/lib/address-lists/rules";
import type { Translate } from "@/lib/i18n/translator";
import type { KnownAs } from "@/lib/invitations/queries";

type Props = {
  t: Translate<"invitations">;
  unread: UnreadLine[];
  leftOut: { line: number; email: string; as: KnownAs | "repeated" }[];
  /** Where the list is corrected. */
  change: string;
};

/** How many lines are named: a file of another kind may have thousands. */
const NAMED = 100;

/** Lines that gave nobody, and people who get no invitation, each with why. Nothing when there is nothing to say. */
export function LeftOut({ t, unread, leftOut, change }: Props) {
  const sections = [
    {
      id: "unread",
      entries: unread.map(({ line, text, reason }) => ({
        line,
        text,
        why: t(`check.reasons.${reason}`, { max: LISTED_NAME_MAX_CHARACTERS }),
      })),
    },
    {
      id: "known",
      entries: leftOut.map(({ line, email, as }) => ({ line, text: email, why: t(`check.knownAs.${as}`) })),
    },
  ] as const;
  return sections
    .filter(({ entries }) => entries.length > 0)
    .map(({ id, entries }) => (
      <section className="stack" aria-labelledby={id} key={id}>
        <h2 id={id}>
          {t(`check.${id}`)} ({entries.length})
        </h2>
        <p>
          {t(`check.${id}Lead`)} <a href={change}>{t("check.changeList")}</a>
        </p>
        <ul className="left-out">
          {entries.slice(0, NAMED).map(({ line, text, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is shown once; the same line can stand in it twice
            <li key={index}>
              <span className="field__hint">{t("check.line", { line })}</span>{" "}
              <bdi className="left-out__text">{text}</bdi>
              <br />
              {why}
            </li>
          ))}
        </ul>
        {entries.length > NAMED && <p>{t("check.unreadMore", { more: entries.length - NAMED })}</p>}
      </section>
    ));
}
