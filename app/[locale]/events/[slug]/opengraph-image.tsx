import { readFile } from "node:fs/promises";
import path from "node:path";
import { notFound } from "next/navigation";
import { ImageResponse } from "next/og";
import { eventBySlug } from "@/app/page-event";
import { PreviewPicture } from "@/components/events/preview-picture";
import { cityFor, textFor } from "@/lib/events/rules";
import { formatDate, formatTimeRange } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { tokensOf } from "@/lib/look/rules";

/** The picture that social networks and chat programs show beside a link. 1200 × 630 is what they ask for. */
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

type Params = { params: Promise<{ locale: string; slug: string }> };

export default async function PreviewImage({ params }: Params) {
  const { locale, slug } = await params;
  const event = isLocale(locale) ? await eventBySlug(slug) : null;
  if (!isLocale(locale) || !event) notFound();
  const text = textFor(event, locale);
  const city = cityFor(event, text);
  const time = formatTimeRange(event.startsAt, event.endsAt, locale, event.timeZone);
  return new ImageResponse(
    <PreviewPicture
      host={text.privacyController}
      title={text.title}
      date={formatDate(event.startsAt, locale, event.timeZone)}
      place={`${translator(locale, "event")("time", { time })} · ${city}`}
      colours={event.accentColour ? coloursOf(event.accentColour) : undefined}
    />,
    { ...size, fonts: await fonts(), headers: { "cache-control": "public, max-age=3600" } },
  );
}

function coloursOf(accent: string) {
  const { light } = tokensOf(accent);
  return {
    ground: light["--color-deep"],
    soft: light["--color-on-deep-soft"],
    line: light["--color-on-deep-line"],
    loops: [light["--color-loop-a"], light["--color-loop-b"], light["--color-loop-c"]] as [string, string, string],
  };
}

/** Of each family the Latin letters and those of the other European languages in Latin script. */
async function fonts() {
  const files = [
    ["Source Serif 4", 600, "source-serif-4-latin-600-normal.woff"],
    ["Source Serif 4", 600, "source-serif-4-latin-ext-600-normal.woff"],
    ["Source Sans 3", 400, "source-sans-3-latin-400-normal.woff"],
    ["Source Sans 3", 400, "source-sans-3-latin-ext-400-normal.woff"],
  ] as const;
  return Promise.all(
    files.map(async ([name, weight, file]) => ({
      name,
      weight,
      style: "normal" as const,
      data: await readFile(path.join(process.cwd(), "app", "fonts", file)),
    })),
  );
}
