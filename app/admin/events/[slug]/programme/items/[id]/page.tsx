import type { Metadata } from "next";
import { adminTitle } from "@/app/admin/title";
import { findTyped } from "@/app/admin/typed";
import { itemState } from "../../form";
import { LinePage } from "../../line-page";
import { itemForm, type LineParams, openItem } from "../../open-programme";

async function open(props: LineParams) {
  const { item, ...opened } = await openItem(props);
  const state = itemState(opened, { item, typed: await findTyped(itemForm(opened.event.slug, item.id)) });
  return { opened, state, id: item.id, heading: opened.words("item.changeTitle") };
}

export async function generateMetadata(props: LineParams): Promise<Metadata> {
  const { opened, state, heading } = await open(props);
  return adminTitle(() => `${heading} – ${opened.title}`, { error: state.errors.length > 0 });
}

export default async function ItemPage(props: LineParams) {
  return <LinePage {...(await open(props))} what="item" />;
}
