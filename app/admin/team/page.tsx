import { visitorLocale } from "@/app/visitor";
import { Moment } from "@/components/admin/moment";
import { TeamTable } from "@/components/team/team-table";
import { database } from "@/lib/db";
import { defaultTimeZone } from "@/lib/events/constants";
import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { listTeam } from "@/lib/organisers/queries";
import { AdminFrame } from "../frame";
import { adminTitle } from "../title";
import { rolesInWords } from "./form";
import { openTeam, type Query } from "./open-team";
import { Said } from "./said";

export const generateMetadata = async () => {
  const t = translator(await visitorLocale(), "team");
  return adminTitle(() => t("title"));
};

/** Who has access, as what, and when they were here last; and who had it. */
export default async function TeamPage({ searchParams }: { searchParams: Query }) {
  const { scope, locale, t, titles } = await openTeam();
  const people = await listTeam(database(), scope);
  const query = await searchParams;
  const nameOf = ({ name, email }: { name: string | null; email: string }) => name ?? email;
  const invited = people.find(({ id }) => id === query.who);
  const former = people.filter(({ disabledAt }) => disabledAt);
  const rows = people
    .filter(({ disabledAt }) => !disabledAt)
    .map((person) => ({
      id: person.id,
      name: nameOf(person),
      email: person.email,
      roles: rolesInWords(person, titles, t),
      lastSignIn: person.lastSignInAt ? (
        <Moment at={person.lastSignInAt} locale={locale} timeZone={defaultTimeZone} />
      ) : (
        t("never")
      ),
      sessions: person._count.sessions,
      isSelf: person.id === scope.organiserId,
    }));
  return (
    <AdminFrame>
      <Said t={t} query={query} name={invited && nameOf(invited)} />
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      <p>
        <a className="button" href="/admin/team/invite">
          {t("invite")}
        </a>
      </p>
      <TeamTable t={t} people={rows} />
      {former.length > 0 && (
        <section className="stack" aria-labelledby="former">
          <h2 id="former">{t("former.title")}</h2>
          <ul>
            {former.map((person) => (
              <li key={person.id}>
                <a href={`/admin/team/${person.id}`}>
                  <bdi>{nameOf(person)}</bdi>
                </a>{" "}
                {person.disabledAt &&
                  t("former.since", { date: formatDate(person.disabledAt, locale, defaultTimeZone) })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </AdminFrame>
  );
}
