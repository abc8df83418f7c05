import type { Metadata } from "next";
import { visitorLocale } from "@/app/visitor";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../frame";
import { requireSignedIn } from "../gate";
import { rolesInWords } from "../team/form";
import { eventTitles, type Query } from "../team/open-team";
import { Said } from "../team/said";
import { Sessions } from "../team/sessions";
import { adminTitle } from "../title";
import { endAllOwnSessions, endOwnSession } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await visitorLocale(), "team");
  return adminTitle(() => t("me.title"));
}

/** Oneself: what one may do, and where one is signed in. For everybody who is, whatever their role. */
export default async function MePage({ searchParams }: { searchParams: Query }) {
  const organiser = await requireSignedIn();
  const locale = await visitorLocale();
  const t = translator(locale, "team");
  const titles = new Map((await eventTitles(organiser, locale)).map(({ id, title }) => [id, title]));
  const roles = rolesInWords(organiser, titles, t);
  return (
    <AdminFrame narrow>
      <Said t={t} query={await searchParams} />
      <h1>{t("me.title")}</h1>
      <p className="lead breakable">{t("me.lead", { email: organiser.email })}</p>
      <section className="stack" aria-labelledby="roles">
        <h2 id="roles">{t("me.roles")}</h2>
        {roles.length === 0 ? (
          <p>{t("me.none")}</p>
        ) : (
          <ul>
            {roles.map((role) => (
              <li key={role}>{role}</li>
            ))}
          </ul>
        )}
        <p>
          <a href="/admin/news">{t("me.news")}</a>
        </p>
      </section>
      <Sessions
        t={t}
        locale={locale}
        organiserId={organiser.id}
        isNamed={false}
        heading={t("sessions.ownTitle")}
        endOne={endOwnSession}
        endAll={endAllOwnSessions}
      />
    </AdminFrame>
  );
}
