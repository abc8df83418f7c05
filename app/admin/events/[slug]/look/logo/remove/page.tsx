import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { ChangedMeanwhile } from "@/components/forms/changed-meanwhile";
import { EventLogo } from "@/components/look/event-logo";
import { translator } from "@/lib/i18n/translator";
import { altTextsOf, logoVersion } from "@/lib/look/rules";
import { takeLogoAway } from "../../actions";
import { type LookParams, logoInWords, openLook, type Query } from "../../open-look";

export async function generateMetadata({ params }: LookParams): Promise<Metadata> {
  const { words, title } = await openLook((await params).slug, "events.change");
  return adminTitle(() => `${words("logo.removeTitle")} – ${title}`);
}

/** The first of two steps before the logo goes; once more when it is another one now than the reader saw. */
export default async function RemoveLogoPage({ params, searchParams }: LookParams & { searchParams: Query }) {
  const opened = await openLook((await params).slug, "events.change");
  const { event, look, title, locale, words, here } = opened;
  const { logo } = look;
  if (!logo) redirect(here);
  const isChanged = (await searchParams).changed !== undefined;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {words("logo.back")}
      </a>
      {isChanged && <ChangedMeanwhile t={translator(locale, "forms")} now={logoInWords(opened)} removes />}
      <h1>{words("logo.removeTitle")}</h1>
      <p>{words("logo.removeText")}</p>
      <p>
        <EventLogo
          src={`${here}/logo/picture?v=${logo.sha256.slice(0, 16)}`}
          width={logo.width}
          height={logo.height}
          alt={Object.values(altTextsOf(logo))[0] ?? ""}
        />
      </p>
      <form action={takeLogoAway}>
        <input type="hidden" name="slug" value={event.slug} />
        <input type="hidden" name="version" value={logoVersion(logo)} />
        <div className="cluster">
          <button className="button button--danger" type="submit">
            {words("logo.yes")}
          </button>
          <a href={here}>{words("logo.no")}</a>
        </div>
      </form>
    </AdminFrame>
  );
}
