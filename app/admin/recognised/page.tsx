import { visitorLocale } from "@/app/visitor";
import { BodyTable } from "@/components/admin/body-table";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { listRecognisedBodies } from "@/lib/recognised-bodies/queries";
import { AdminFrame } from "../frame";
import { requireOrganiser } from "../gate";
import { adminTitle } from "../title";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const sayings = ["added", "changed", "removed"] as const;

export const generateMetadata = async () => {
  const t = translator(await visitorLocale(), "recognised");
  return adminTitle(() => t("list.title"));
};

/** The public bodies that organisers recognise by the domain of an address. */
export default async function RecognisedPage({ searchParams }: Props) {
  const scope = await requireOrganiser("registrations.read");
  const t = translator(await visitorLocale(), "recognised");
  const bodies = await listRecognisedBodies(database(), scope);
  const wanted = (await searchParams).said;
  const said = sayings.find((word) => word === wanted);
  const mayChange = can(scope.role, "events.change");
  return (
    <AdminFrame>
      {said && (
        <Notice tone="success" live>
          <p>{t(`said.${said}`)}</p>
        </Notice>
      )}
      <h1>{t("list.title")}</h1>
      <p className="lead measure">{t("list.lead")}</p>
      {mayChange ? (
        <p className="cluster">
          <a className="button" href="/admin/recognised/new">
            {t("list.add")}
          </a>
          <a href="/admin/recognised/several">{t("list.addSeveral")}</a>
        </p>
      ) : (
        <p>{t("list.readOnly")}</p>
      )}
      {bodies.length === 0 ? (
        <p className="empty-state">{t("list.none")}</p>
      ) : (
        <>
          <p>
            <strong>{t("list.count", { count: bodies.length })}</strong>
          </p>
          <BodyTable t={t} bodies={bodies} mayChange={mayChange} />
        </>
      )}
    </AdminFrame>
  );
}
