import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { takeLogoAway } from "../../actions";
import { type LookParams, openLook } from "../../open-look";

export async function generateMetadata({ params }: LookParams): Promise<Metadata> {
  const { words, title } = await openLook((await params).slug, "events.change");
  return adminTitle(() => `${words("logo.removeTitle")} – ${title}`);
}

/** The first of two steps before the logo goes. */
export default async function RemoveLogoPage({ params }: LookParams) {
  const { event, look, title, words, here } = await openLook((await params).slug, "events.change");
  if (!look.logo) redirect(here);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {words("logo.back")}
      </a>
      <h1>{words("logo.removeTitle")}</h1>
      <p>{words("logo.removeText")}</p>
      <form action={takeLogoAway}>
        <input type="hidden" name="slug" value={event.slug} />
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
