import type { Metadata } from "next";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { RemovalForm } from "@/components/programme/removal-form";
import { removeLine } from "../../../actions";
import { itemTitle } from "../../../form";
import { type LineParams, openItem } from "../../../open-programme";

export async function generateMetadata(props: LineParams): Promise<Metadata> {
  const { item, ...opened } = await openItem(props);
  return adminTitle(() => `${opened.words("removal.item", { name: itemTitle(opened, item) })} – ${opened.title}`);
}

/** The first of two steps before a line goes. */
export default async function RemoveItemPage(props: LineParams) {
  const { item, ...opened } = await openItem(props);
  const { event, title, words, here } = opened;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {words("item.back")}
      </a>
      <h1>{words("removal.item", { name: itemTitle(opened, item) })}</h1>
      <p>{words("removal.itemText")}</p>
      <RemovalForm t={words} action={removeLine} slug={event.slug} id={item.id} back={here} />
    </AdminFrame>
  );
}
