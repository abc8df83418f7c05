import type { Metadata } from "next";
import { MergeForm } from "@/components/person-desk/merge-form";
import { Notice } from "@/components/ui/notice";
import { isCancelled } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { canMerge, versionOf } from "@/lib/merges/rules";
import { holdsSeat, isEnded } from "@/lib/registrations/rules";
import { AdminFrame } from "../../../../../../frame";
import { adminTitle } from "../../../../../../title";
import { merge } from "./actions";
import { choicesOf, type MergeParams, openMerge } from "./form";

type Props = MergeParams & { searchParams: Promise<{ problem?: string | string[] }> };
const problems = ["changed_meanwhile", "address_taken", "not_two", "event_cancelled"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id, other: otherId } = await params;
  const { kept, other, locale } = await openMerge(slug, id, otherId);
  const names = { reference: other.reference, kept: kept.reference };
  return adminTitle(() => translator(locale, "personDesk")("merge.compareTitle", names));
}

/** Two registrations side by side: which one stays and why, what differs, and what becomes of the other. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { slug, id, other: otherId } = await params;
  const { event, title, name, here, locale, kept, other, standing } = await openMerge(slug, id, otherId);
  const t = translator(locale, "personDesk");
  const { problem } = await searchParams;
  const isPossible = canMerge(kept, other) && !isCancelled(event);
  const said = isPossible
    ? problems.find((known) => known === problem)
    : isCancelled(event)
      ? "event_cancelled"
      : "not_two";
  const references = { kept: kept.reference, other: other.reference };
  const facts = {
    ...references,
    name: `${kept.givenName} ${kept.familyName}`,
    status: translator(locale, "admin")(`statuses.${standing.kept}`),
  };
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {name}
      </a>
      {said && (
        <Notice tone="warning" live>
          <p>{t(`merge.${said}`)}</p>
        </Notice>
      )}
      <h1>{t("merge.compareTitle", { reference: other.reference, kept: kept.reference })}</h1>
      {isPossible && (
        <>
          <p>{t(isEnded(standing.other) ? "merge.staysEnded" : "merge.stays", facts)}</p>
          {holdsSeat(other.status) && <p>{t("merge.seat", references)}</p>}
          {other.status === "waitlisted" && <p>{t("merge.line", references)}</p>}
          <p>{t("merge.moves")}</p>
          <MergeForm
            t={t}
            action={merge}
            hidden={{
              slug: event.slug,
              id: kept.id,
              other: other.id,
              keptVersion: versionOf(kept),
              otherVersion: versionOf(other),
            }}
            choices={await choicesOf(kept, other, locale)}
            references={references}
            canTell={!isEnded(standing.kept)}
            back={here}
          />
        </>
      )}
    </AdminFrame>
  );
}
