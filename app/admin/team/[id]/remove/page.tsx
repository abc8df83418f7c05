import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { removeAccess } from "../../actions";
import { type MemberParams, openMember } from "../../open-team";

export async function generateMetadata({ params }: MemberParams): Promise<Metadata> {
  const { t, name } = await openMember((await params).id);
  return adminTitle(() => t("remove.title", { name }));
}

/** The first of two steps: what ends and what stays, and a button. */
export default async function RemoveAccessPage({ params }: MemberParams) {
  const { scope, member, name, here, t } = await openMember((await params).id);
  if (member.disabledAt) redirect(here);
  return (
    <AdminFrame narrow>
      <a className="back-link" href={here}>
        <bdi>{name}</bdi>
      </a>
      <h1>{t("remove.title", { name })}</h1>
      <p>{t("remove.text")}</p>
      {member.id === scope.organiserId && <p>{t("remove.self")}</p>}
      <form className="cluster" action={removeAccess}>
        <input type="hidden" name="id" value={member.id} />
        <button className="button button--danger" type="submit">
          {t("remove.confirm")}
        </button>
        <a href={here}>{t("remove.keep")}</a>
      </form>
    </AdminFrame>
  );
}
