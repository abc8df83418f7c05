import type { Metadata } from "next";
import { adminTitle } from "@/app/admin/title";
import { findTyped } from "@/app/admin/typed";
import type { DraftValues } from "@/lib/drafts/schema";
import { ITEMS_PER_EVENT } from "@/lib/programme/constants";
import { nextTimes } from "@/lib/programme/rules";
import { itemInput, typedItem, typedTimes } from "@/lib/programme/schema";
import { itemState } from "../../form";
import { LinePage } from "../../line-page";
import { itemForm, type OpenedProgramme, openProgramme, type ProgrammeParams, type Query } from "../../open-programme";

type Props = ProgrammeParams & { searchParams: Query };

async function open({ params, searchParams }: Props) {
  const opened = await openProgramme((await params).slug, "events.change");
  const query = await searchParams;
  const typed = await findTyped(itemForm(opened.event.slug, "new"));
  const state = itemState(opened, { typed, blank: blank(opened, query) });
  if (opened.items.length >= ITEMS_PER_EVENT) {
    state.errors.unshift({ name: "day", message: opened.words("errors.too_many") });
  }
  const heading = opened.words(query.break === "yes" ? "item.newBreakTitle" : "item.newTitle");
  return { opened, state, heading, isGone: query.gone === "yes" && typed !== null };
}

/** What stands in the form beforehand: the line it is made from, at the time after it; or the time after the last one. */
function blank({ items, event }: OpenedProgramme, query: Awaited<Query>): DraftValues {
  const source = items.find(({ id }) => id === query.from);
  if (!source) {
    const times = typedTimes(nextTimes(items, event), event.timeZone);
    return { ...times, isBreak: query.break === "yes" ? "yes" : "" };
  }
  const item = itemInput(source);
  const startsAt = nextTimes([source], event).startsAt;
  const endsAt = item.endsAt && new Date(startsAt.getTime() + item.endsAt.getTime() - item.startsAt.getTime());
  return typedItem({ ...item, startsAt, endsAt }, event.timeZone);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { opened, state, heading } = await open(props);
  return adminTitle(() => `${heading} – ${opened.title}`, { error: state.errors.length > 0 });
}

export default async function NewItemPage(props: Props) {
  return <LinePage {...(await open(props))} what="item" />;
}
