import type { Metadata } from "next";
import { findTyped } from "@/app/admin/typed";
import { Moment } from "@/components/admin/moment";
import { ErrorSummary } from "@/components/forms/error-summary";
import { RoleFields } from "@/components/team/role-fields";
import { SummaryList } from "@/components/ui/summary-list";
import { defaultTimeZone } from "@/lib/events/constants";
import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { isSameRoles } from "@/lib/organisers/rules";
import { rolesSchema } from "@/lib/organisers/schema";
import { AdminFrame } from "../../frame";
import { adminTitle } from "../../title";
import { endSession, saveRoles, sendAgain } from "../actions";
import { eventField, readBasis, readRoles, rolesForm, rolesInWords, valuesOf } from "../form";
import { type MemberParams, openMember, type Query } from "../open-team";
import { Said } from "../said";
import { Sessions } from "../sessions";

/** The roles on record, what was typed and could not be saved, and what is wrong with that. */
async function open({ params }: MemberParams) {
  const opened = await openMember((await params).id);
  const { member, t, titles } = opened;
  const current = rolesSchema.parse(member);
  const typed = await findTyped(rolesForm(member.id));
  const basis = readBasis(typed?.basis);
  const roles = rolesInWords(current, titles, t);
  const chosen = typed && readRoles(typed);
  const isEmpty = chosen && chosen.role === null && chosen.eventRoles.length === 0;
  const problem = isEmpty
    ? t("errors.no_role")
    : typed && basis && !isSameRoles(basis, current)
      ? t("errors.changed_meanwhile", { roles: roles.join("; ") || t("noRole") })
      : typed?.refused === "last_owner"
        ? t("errors.last_owner")
        : null;
  const errors = problem ? [{ name: "role", message: problem }] : [];
  return { ...opened, current, roles, values: typed ?? valuesOf(current), errors };
}

export async function generateMetadata(props: MemberParams): Promise<Metadata> {
  const { t, name, errors } = await open(props);
  return adminTitle(() => `${name} – ${t("title")}`, { error: errors.length > 0 });
}

/** One of the team: what they may do, and where they are signed in. */
export default async function MemberPage(props: MemberParams & { searchParams: Query }) {
  const { member, name, here, locale, t, events, current, roles, values, errors } = await open(props);
  const { disabledAt, lastSignInAt } = member;
  const signedInAt = lastSignInAt && <Moment at={lastSignInAt} locale={locale} timeZone={defaultTimeZone} />;
  const access = disabledAt ? t("person.noAccess", { date: formatDate(disabledAt, locale, defaultTimeZone) }) : null;
  return (
    <AdminFrame narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <Said t={t} query={await props.searchParams} />
      <a className="back-link" href="/admin/team">
        {t("title")}
      </a>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <SummaryList
        rows={[
          { name: "email", label: t("person.email"), value: <span className="breakable">{member.email}</span> },
          { name: "access", label: t("person.access"), value: access ?? t("person.hasAccess") },
          { name: "roles", label: t("person.roles"), value: roles.join("; ") || t("noRole") },
          { name: "lastSignIn", label: t("person.lastSignIn"), value: signedInAt ?? t("never") },
        ]}
      />
      {!disabledAt && !lastSignInAt && (
        <form action={sendAgain}>
          <input type="hidden" name="id" value={member.id} />
          <button className="button button--secondary" type="submit">
            {t("person.again")}
          </button>
        </form>
      )}
      <section className="stack" aria-labelledby="change">
        <h2 id="change">{t(disabledAt ? "person.restoreTitle" : "person.changeTitle")}</h2>
        <form className="stack" action={saveRoles} key={JSON.stringify([values, current])}>
          <input type="hidden" name="id" value={member.id} />
          <input type="hidden" name="basis" value={JSON.stringify(current)} />
          {disabledAt && <input type="hidden" name="restore" value="yes" />}
          <RoleFields
            t={t}
            values={values}
            events={events.map(({ id, title }) => ({ field: eventField(id), title }))}
            error={errors[0]?.message}
          />
          <button className="button" type="submit">
            {t(disabledAt ? "person.restore" : "person.save")}
          </button>
        </form>
      </section>
      {!disabledAt && (
        <>
          <Sessions
            t={t}
            locale={locale}
            organiserId={member.id}
            isNamed
            heading={t("sessions.title", { name })}
            endOne={endSession}
            endAll={endSession}
          />
          <p>
            <a href={`${here}/remove`}>{t("person.remove")}</a>
          </p>
        </>
      )}
    </AdminFrame>
  );
}
