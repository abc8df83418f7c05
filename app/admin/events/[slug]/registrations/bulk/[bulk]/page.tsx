import type { Metadata } from "next";
import { adminTitle } from "../../../../../title";
import { ChoicePage } from "../choice-page";
import { openBulk } from "../open-bulk";
import { ResultPage } from "../result-page";

type Props = {
  params: Promise<{ slug: string; bulk: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, bulk } = await params;
  const { action, words, title } = await openBulk(slug, bulk);
  const name = action.kind ? words(`kinds.${action.kind}.name`) : words("choose.text");
  return adminTitle(() => `${name} – ${title}`);
}

/** People who were chosen: first what to do with them, later what became of it. */
export default async function BulkActionPage({ params, searchParams }: Props) {
  const { slug, bulk } = await params;
  const opened = await openBulk(slug, bulk);
  if (opened.action.kind === null) return <ChoicePage opened={opened} />;
  return <ResultPage opened={opened} query={await searchParams} />;
}
