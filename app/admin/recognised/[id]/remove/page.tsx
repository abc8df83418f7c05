import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { removeBody } from "../../actions";
import { type BodyParams, openBody } from "../open-body";

export async function generateMetadata({ params }: BodyParams) {
  const { body, t } = await openBody((await params).id);
  return adminTitle(() => t("remove.title", { name: body.name }));
}

/** Asks before a body goes from the list. */
export default async function RemoveBodyPage({ params }: BodyParams) {
  const { body, t } = await openBody((await params).id);
  return (
    <AdminFrame narrow>
      <a className="back-link" href={`/admin/recognised/${body.id}`}>
        {body.name}
      </a>
      <h1>{t("remove.title", { name: body.name })}</h1>
      <p>{t("remove.text")}</p>
      <form action={removeBody}>
        <input type="hidden" name="id" value={body.id} />
        <div className="cluster">
          <button className="button button--danger" type="submit">
            {t("remove.confirm")}
          </button>
          <a href={`/admin/recognised/${body.id}`}>{t("remove.keep")}</a>
        </div>
      </form>
    </AdminFrame>
  );
}
