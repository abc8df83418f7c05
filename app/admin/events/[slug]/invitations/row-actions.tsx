import type { Translate } from "@/lib/i18n/translator";
import type { ListedInvitation } from "@/lib/invitations/queries";
import { canWithdraw, isOpen } from "@/lib/invitations/rules";
import { remind } from "./actions";

type Props = { t: Translate<"invitations">; slug: string; row: ListedInvitation; list: string };

/** What an organiser can do about one invitation. Reminding is a button, withdrawing leads to a page that asks. */
export function RowActions({ t, slug, row, list }: Props) {
  if (!canWithdraw(row.state)) return null;
  const about = <span className="visually-hidden">: {row.name ?? row.email}</span>;
  return (
    <span className="cluster row-actions">
      {isOpen(row.state) && (
        <form action={remind}>
          <input type="hidden" name="slug" value={slug} />
          <input type="hidden" name="id" value={row.id} />
          <button className="button button--quiet" type="submit">
            {t(row.remindedAt ? "list.remindAgain" : "list.remind")}
            {about}
          </button>
        </form>
      )}
      <a href={`${list}/${row.id}/withdraw`}>
        {t("list.withdraw")}
        {about}
      </a>
    </span>
  );
}
