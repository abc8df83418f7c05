import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Pagination } from "@/components/admin/pagination";
import { BulkForm } from "@/components/bulk/bulk-form";
import { FilterLinks } from "@/components/bulk/filter-links";
import { LeftOut } from "@/components/bulk/left-out";
import { OverCapacity } from "@/components/bulk/over-capacity";
import { PeopleTable } from "@/components/bulk/people-table";
import { UnreadParts } from "@/components/desk/unread-parts";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Notice } from "@/components/ui/notice";
import { unreadParts } from "@/lib/address-parts/rules";
import { PEOPLE_PER_PAGE } from "@/lib/bulk/constants";
import { forecast, listForecast } from "@/lib/bulk/queries";
import { daysToMark, kindOfAddress, permissionFor } from "@/lib/bulk/rules";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { lastPage, pageNumbers, pageParts } from "@/lib/desk/rules";
import { listFilterSchema } from "@/lib/desk/schema";
import { translator } from "@/lib/i18n/translator";
import { TAG_MAX_CHARACTERS } from "@/lib/tags/constants";
import { listTags } from "@/lib/tags/queries";
import { AdminFrame } from "../../../../../../frame";
import { adminTitle } from "../../../../../../title";
import { startBulk } from "../../actions";
import { findTypedParams, openBulk } from "../../open-bulk";

type Props = {
  params: Promise<{ slug: string; bulk: string; kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, bulk, kind: address } = await params;
  const kind = kindOfAddress(address);
  if (!kind) notFound();
  const { words, title, locale, action } = await openBulk(slug, bulk, permissionFor(kind));
  const typed = await findTypedParams(action.id, address, kind);
  const plain = `${words(`kinds.${kind}.name`)} – ${title}`;
  return adminTitle(() => (typed?.error ? translator(locale, "forms")("errorTitle", { title: plain }) : plain));
}

/** What will happen to how many and whom, who is left out and why, and the button. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const { slug, bulk, kind: address } = await params;
  const kind = kindOfAddress(address);
  if (!kind) notFound();
  const opened = await openBulk(slug, bulk, permissionFor(kind));
  const { scope, event, title, locale, t, action, words, here } = opened;
  if (action.kind !== null) redirect(here);
  const query = await searchParams;
  const now = clock.now();
  const goesOver = kind === "offer" && query.over === "yes";
  const seen = await forecast(database(), scope, action, kind, { now, goesOver });
  const out = seen.leftOut.reduce((sum, { count }) => sum + count, 0);
  const isPossible = !seen.blocked && seen.willBe > 0;
  const showsOut = query.show === "out" || seen.willBe === 0;
  const total = showsOut ? out : seen.willBe;
  const last = lastPage(total, PEOPLE_PER_PAGE);
  const page = Math.min(listFilterSchema.parse(query).page, last);
  const people = await listForecast(database(), scope, action, kind, { leftOut: showsOut, page, now, goesOver });
  const typed = await findTypedParams(action.id, address, kind);
  const tags = kind === "tag" || kind === "untag" ? await listTags(database(), scope, event.id) : [];
  const isOver = seen.overBy > 0;
  const error =
    typed?.error && (typed.error.field !== "over" || isOver)
      ? words(`errors.${typed.error.field}.${typed.error.code}` as "errors.tag.missing", { most: TAG_MAX_CHARACTERS })
      : undefined;
  const said = query.said === "changed" || query.said === "nobody" ? query.said : null;
  const at = (shown: string, number = 1, over = goesOver) =>
    `${here}/${address}?${new URLSearchParams({ show: shown, page: `${number}`, ...(over && { over: "yes" }) })}`;
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      {error && typed?.error && (
        <ErrorSummary
          heading={translator(locale, "forms")("errorHeading")}
          errors={[{ name: typed.error.field, message: error }]}
        />
      )}
      {said && (
        <Notice tone="warning" live>
          <p>{words(`preview.${said}`)}</p>
        </Notice>
      )}
      <a className="back-link" href={here}>
        {words("preview.back")}
      </a>
      <h1>{isPossible ? words(`kinds.${kind}.title`, { count: seen.willBe }) : words(`kinds.${kind}.name`)}</h1>
      {!isPossible ? (
        <Notice>
          <p>
            {words("preview.cannot")} {seen.blocked && `${words(`reasons.${seen.blocked}`)}.`}
          </p>
        </Notice>
      ) : (
        <p>{words(isOver ? "kinds.offer.happensOver" : `kinds.${kind}.happens`)}</p>
      )}
      {seen.passedOver > 0 && (
        <Notice tone="warning">
          <p>{words("preview.passedOver", { count: seen.passedOver })}</p>
        </Notice>
      )}
      <LeftOut t={words} kind={kind} leftOut={seen.leftOut} chosen={seen.willBe + out} />
      {!seen.blocked && (
        <OverCapacity
          t={words}
          seats={seen.seats}
          overBy={seen.overBy}
          goesOver={goesOver}
          without={seen.leftOut.find(({ reason }) => reason === "no_seat")?.count ?? 0}
          overHref={at("in", 1, true)}
          withinHref={at("in", 1, false)}
        />
      )}
      {isPossible && (
        <BulkForm
          t={words}
          locale={locale}
          action={startBulk}
          hidden={{ slug: event.slug, bulk: action.id, kind: address, basis: seen.basis }}
          kind={kind}
          willBe={seen.willBe}
          overBy={seen.overBy}
          days={daysToMark(event, now)}
          tags={tags.map(({ name }) => name)}
          values={typed?.values ?? {}}
          error={error}
          back={here}
        />
      )}
      {!seen.blocked && (
        <section className="stack" aria-labelledby="who">
          <h2 id="who">{words("preview.who")}</h2>
          <UnreadParts
            locale={locale}
            parts={unreadParts(query, pageParts({ show: ["in", "out"] }))}
            href={at(showsOut ? "out" : "in")}
          />
          <FilterLinks
            labelledBy="who"
            links={[
              { words: words("preview.willBe", { count: seen.willBe }), href: at("in"), isCurrent: !showsOut },
              { words: words("preview.out", { count: out }), href: at("out"), isCurrent: showsOut },
            ]}
          />
          <PeopleTable
            t={words}
            admin={t}
            caption={words("preview.who")}
            registrations={`/admin/events/${event.slug}/registrations`}
            people={people}
          />
          <Pagination
            t={t}
            current={page}
            last={last}
            numbers={pageNumbers(page, last)}
            href={(number) => at(showsOut ? "out" : "in", number)}
          />
        </section>
      )}
    </AdminFrame>
  );
}
