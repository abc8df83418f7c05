import { BodyForm } from "@/components/admin/body-form";
import { ChangedMeanwhile } from "@/components/forms/changed-meanwhile";
import { ErrorSummary } from "@/components/forms/error-summary";
import { translator } from "@/lib/i18n/translator";
import { bodyVersion, readableDomain } from "@/lib/recognised-bodies/rules";
import { AdminFrame } from "../../frame";
import { adminTitle } from "../../title";
import { saveBody } from "../actions";
import { errorsByField, findTypedBody } from "../form";
import { type BodyParams, openBody } from "./open-body";

export async function generateMetadata({ params }: BodyParams) {
  const { body, t } = await openBody((await params).id);
  const typed = await findTypedBody(t, body.id);
  return adminTitle(() => body.name, { error: (typed?.errors.length ?? 0) > 0 });
}

/** One recognised body, to be changed or removed. */
export default async function BodyPage({ params }: BodyParams) {
  const { body, locale, t } = await openBody((await params).id);
  const typed = await findTypedBody(t, body.id);
  const errors = typed?.errors ?? [];
  const stored = { name: body.name, domains: body.domains.map(readableDomain).join("\n") };
  return (
    <AdminFrame narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href="/admin/recognised">
        {t("list.title")}
      </a>
      <h1>
        <bdi>{body.name}</bdi>
      </h1>
      {typed?.values.conflict && (
        <ChangedMeanwhile
          t={translator(locale, "forms")}
          now={[
            { label: t("form.name"), value: stored.name },
            { label: t("form.domains"), value: body.domains.map(readableDomain).join(", ") },
          ]}
        />
      )}
      <BodyForm
        t={t}
        action={saveBody}
        id={body.id}
        version={typed?.values.version ?? bodyVersion(body)}
        values={typed?.values ?? stored}
        errors={errorsByField(errors)}
      />
      <p>
        <a href={`/admin/recognised/${body.id}/remove`}>{t("remove.link")}</a>
      </p>
    </AdminFrame>
  );
}
