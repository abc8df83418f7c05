import { ChangedMeanwhile } from "@/components/forms/changed-meanwhile";
import { translator } from "@/lib/i18n/translator";
import { bodyVersion, readableDomain } from "@/lib/recognised-bodies/rules";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { removeBody } from "../../actions";
import { type BodyParams, openBody } from "../open-body";

export async function generateMetadata({ params }: BodyParams) {
  const { body, t } = await openBody((await params).id);
  return adminTitle(() => t("remove.title", { name: body.name }));
}

type Props = BodyParams & { searchParams: Promise<{ changed?: string }> };

/** Asks before a body goes from the list; once more when it is another one now than the reader saw. */
export default async function RemoveBodyPage({ params, searchParams }: Props) {
  const { body, locale, t } = await openBody((await params).id);
  const now = [
    { label: t("form.name"), value: body.name },
    { label: t("form.domains"), value: body.domains.map(readableDomain).join(", ") },
  ];
  const isChanged = (await searchParams).changed !== undefined;
  return (
    <AdminFrame narrow>
      {isChanged && <ChangedMeanwhile t={translator(locale, "forms")} now={now} removes />}
      <a className="back-link" href={`/admin/recognised/${body.id}`}>
        {body.name}
      </a>
      <h1>{t("remove.title", { name: body.name })}</h1>
      <p>{t("remove.text")}</p>
      <form action={removeBody}>
        <input type="hidden" name="id" value={body.id} />
        <input type="hidden" name="version" value={bodyVersion(body)} />
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
