import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PreviewBar } from "@/components/event-preview/preview-bar";
import { PreviewLanguages } from "@/components/event-preview/preview-languages";
import { LookStyle } from "@/components/look/look-style";
import { siteFacts } from "@/components/site/site-facts";
import { SiteFrame } from "@/components/site/site-frame";
import { PREVIEW_FIRST_YEAR } from "@/lib/event-preview/schema";
import { formatMoment } from "@/lib/i18n/format";
import { locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { OpenedPreview } from "./open-preview";

/** A public page as its readers would see it, under a bar that says what is shown and leads to other moments. */
export async function PreviewFrame({
  opened,
  page,
  children,
}: {
  opened: OpenedPreview;
  page: "event" | "form";
  children: ReactNode;
}) {
  const { event, text, choice, reader, desks, address, now, isDraft, words, typed, moments, local } = opened;
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      <LookStyle accent={event.accentColour} nonce={nonce} />
      <PreviewBar
        t={words}
        forms={translator(reader, "forms")}
        here={`${desks}/preview${page === "form" ? "/form" : ""}`}
        back={desks}
        page={page}
        other={address(page === "form" ? "event" : "form")}
        moment={formatMoment(now, reader, event.timeZone)}
        timeZone={event.timeZone}
        locale={choice.locale}
        at={local(now)}
        isNow={choice.at === null}
        isFull={choice.isFull}
        isDraft={isDraft}
        wrong={
          choice.problem &&
          words(`wrong.${choice.problem}`, { typed, timeZone: event.timeZone, year: String(PREVIEW_FIRST_YEAR) })
        }
        moments={moments.map(({ name, at, isFull }) => ({
          name,
          moment: formatMoment(at, reader, event.timeZone),
          href: address(page, { at, isFull }),
          isCurrent: choice.at !== null && local(choice.at) === local(at) && choice.isFull === isFull,
        }))}
      />
      <div className="preview-page" lang={choice.locale}>
        <SiteFrame
          locale={choice.locale}
          facts={siteFacts(event, text)}
          languages={
            <PreviewLanguages
              label={translator(choice.locale, "site")("languages")}
              current={choice.locale}
              links={locales.map((locale) => ({ locale, href: address(page, { locale }) }))}
            />
          }
        >
          {children}
        </SiteFrame>
      </div>
    </>
  );
}
