import type { Metadata } from "next";
import { findTyped } from "@/app/admin/typed";
import { ErrorSummary } from "@/components/forms/error-summary";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import { RoleFields } from "@/components/team/role-fields";
import { formatLanguageAlone } from "@/lib/i18n/format";
import { locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../frame";
import { adminTitle } from "../../title";
import { invite } from "../actions";
import { eventField, invitationErrors, inviteForm } from "../form";
import { openTeam } from "../open-team";

async function open() {
  const opened = await openTeam();
  const typed = await findTyped(inviteForm);
  const errors = typed ? invitationErrors(typed, opened.t) : [];
  return { ...opened, values: typed ?? { locale: opened.locale, role: "organiser" }, errors };
}

export async function generateMetadata(): Promise<Metadata> {
  const { t, errors } = await open();
  return adminTitle(() => t("inviteTitle"), { error: errors.length > 0 });
}

/** Somebody new for the team: whom, as what, and in which language they are written to. */
export default async function InvitePage() {
  const { locale, t, events, values, errors } = await open();
  const errorAt = (field: string) => errors.find(({ name }) => name === field)?.message;
  return (
    <AdminFrame narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href="/admin/team">
        {t("title")}
      </a>
      <h1>{t("inviteTitle")}</h1>
      <p className="lead">{t("inviteLead")}</p>
      <form className="stack" action={invite} key={JSON.stringify(values)} noValidate>
        <TextField
          name="email"
          type="email"
          label={t("form.email")}
          hint={t("form.emailHint")}
          value={values.email}
          error={errorAt("email")}
          spellCheck={false}
        />
        <TextField
          name="name"
          label={translator(locale, "forms")("optional", { label: t("form.name") })}
          value={values.name}
          error={errorAt("name")}
        />
        <RadioGroup
          name="locale"
          label={t("form.locale")}
          value={values.locale}
          options={locales.map((language) => ({ value: language, label: formatLanguageAlone(language, locale) }))}
          error={errorAt("locale")}
        />
        <RoleFields
          t={t}
          values={values}
          events={events.map(({ id, title }) => ({ field: eventField(id), title }))}
          error={errorAt("role")}
        />
        <button className="button" type="submit">
          {t("send")}
        </button>
      </form>
    </AdminFrame>
  );
}
