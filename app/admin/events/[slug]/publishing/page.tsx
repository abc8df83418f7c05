import type { Metadata } from "next";
import { FindingList } from "@/components/event-editor/finding-list";
import { StepForm } from "@/components/event-editor/step-form";
import { Notice } from "@/components/ui/notice";
import { stateOf } from "@/lib/event-editor/rules";
import { closingMoment } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import { can } from "@/lib/organisers/policy";
import { AdminFrame } from "../../../frame";
import { signedIn } from "../../../gate";
import { adminTitle } from "../../../title";
import { changePublishing } from "./actions";
import { openPublishing } from "./open-publishing";
import { Standing } from "./standing";
import { findingsInWords } from "./words";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What an action has to say when it comes back here; the words stand in the address as their key. */
const good = ["added", "duplicated", "publish", "unpublish", "close", "reopen"] as const;
const bad = ["not_ready", "people", "over", "done", "cancelled"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, words } = await openPublishing((await params).slug);
  return adminTitle(() => `${words("publishing.title")} – ${title}`);
}

/** Whether the public sees an event, what it still needs before it does, and the way to open and close registration. */
export default async function PublishingPage({ params, searchParams }: Props) {
  const {
    event,
    title,
    locale,
    words: t,
    now,
    findings,
    people,
    invited,
    mayChange,
  } = await openPublishing((await params).slug);
  const { said } = await searchParams;
  // A copy is an event of its own: for whoever has a role for all of them.
  const mayAdd = can((await signedIn())?.role ?? null, "events.change");
  const done = good.find((word) => word === said);
  const refused = bad.find((word) => word === said);
  const here = `/admin/events/${event.slug}`;
  const state = stateOf(event, now);
  const [errors, warnings] = (["error", "warning"] as const).map((level) =>
    findingsInWords(
      t,
      locale,
      findings.filter((finding) => finding.level === level),
    ),
  ) as [ReturnType<typeof findingsInWords>, ReturnType<typeof findingsInWords>];
  const moment = (at: Date) => formatMoment(at, locale, event.timeZone);
  const window = { opens: moment(event.registrationOpensAt), closes: moment(event.registrationClosesAt) };
  const step = { action: changePublishing, slug: event.slug };
  const isDraft = event.status === "draft";
  const isLive = event.status === "published" && now < event.startsAt;
  const isWindowOver = now > event.registrationClosesAt;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      {(done || refused) && (
        <Notice tone={done ? "success" : "warning"} live>
          <p>{done ? t(`said.${done}`) : refused && t(`said.${refused}`)}</p>
        </Notice>
      )}
      <p className="caption">{title}</p>
      <h1>{t("publishing.title")}</h1>
      <Standing
        t={t}
        locale={locale}
        slug={event.slug}
        state={state}
        isDraft={isDraft}
        isByHand={event.closedAt !== null}
        opens={window.opens}
        closes={moment(closingMoment(event))}
      />
      {state !== "cancelled" && state !== "over" && (
        <section className="stack" aria-labelledby="check">
          <h2 id="check">{t(isDraft ? "publishing.check" : "publishing.checkPublic")}</h2>
          {errors.length + warnings.length === 0 && <p>{t("publishing.ready")}</p>}
          {errors.length > 0 && (
            <Notice tone="warning" heading={t("publishing.errors", { count: errors.length })}>
              <FindingList findings={errors} event={here} />
            </Notice>
          )}
          {warnings.length > 0 && (
            <Notice heading={t("publishing.warnings", { count: warnings.length })}>
              <FindingList findings={warnings} event={here} />
            </Notice>
          )}
          {mayChange && isDraft && errors.length > 0 && <p>{t("publishing.notYet")}</p>}
          {mayChange && isDraft && errors.length === 0 && (
            <StepForm
              {...step}
              step="publish"
              label={t("publishing.publish")}
              text={t("publishing.publishText")}
              isMain
            />
          )}
        </section>
      )}
      {!mayChange && <p>{t("publishing.readOnly")}</p>}
      {mayChange && (
        <section className="stack" aria-labelledby="other">
          <h2 id="other">{t("publishing.other")}</h2>
          {isLive && !event.closedAt && !isWindowOver && (
            <StepForm {...step} step="close" label={t("publishing.close")} text={t("publishing.closeText")} />
          )}
          {isLive && event.closedAt && (
            <StepForm
              {...step}
              step="reopen"
              label={t("publishing.reopen")}
              text={t(isWindowOver ? "publishing.reopenOver" : "publishing.reopenText", window)}
              isMain
            />
          )}
          {event.status === "published" &&
            (people + invited === 0 ? (
              <StepForm
                {...step}
                step="unpublish"
                label={t("publishing.unpublish")}
                text={t("publishing.unpublishText")}
              />
            ) : (
              state !== "over" && <p>{t("publishing.unpublishPeople", { people, invited })}</p>
            ))}
          <ul className="findings">
            {state !== "cancelled" && (
              <li>
                <a href={`${here}/seats`}>{t("publishing.window")}</a>
              </li>
            )}
            {state !== "cancelled" && (
              <li>
                <a href={`${here}/when-and-where`}>{t("publishing.move")}</a>
              </li>
            )}
            {mayAdd && (
              <li>
                <a href={`${here}/duplicate`}>{t("publishing.duplicate")}</a>
              </li>
            )}
            {isLive && (
              <li>
                <a href={`${here}/when-and-where/cancel`}>{t("publishing.cancel")}</a>
              </li>
            )}
          </ul>
        </section>
      )}
    </AdminFrame>
  );
}
