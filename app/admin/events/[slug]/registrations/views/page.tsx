import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { listSavedViews } from "@/lib/saved-views/queries";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openViews } from "./open-views";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ said?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { words, title } = await openViews((await params).slug);
  return adminTitle(() => `${words("title")} – ${title}`);
}

/** One's own views of the list and those that others share. */
export default async function ViewsPage({ params, searchParams }: Props) {
  const { scope, event, title, words, list, here } = await openViews((await params).slug);
  const { said } = await searchParams;
  const views = await listSavedViews(database(), scope, event.id);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      {(said === "changed" || said === "deleted") && (
        <Notice tone="success" live>
          {words(`said.${said}`)}
        </Notice>
      )}
      <a className="back-link" href={list}>
        {words("back")}
      </a>
      <h1>{words("title")}</h1>
      <p>{words("lead")}</p>
      {views.length === 0 ? (
        <p className="empty-state">{words("none")}</p>
      ) : (
        <table className="table table--stack">
          <caption className="visually-hidden">{words("caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{words("columns.name")}</th>
              <th scope="col">{words("columns.who")}</th>
              <th scope="col">{words("change")}</th>
            </tr>
          </thead>
          <tbody>
            {views.map(({ id, name, isMine, isShared }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`${here}/${id}`}>
                    <bdi>{name}</bdi>
                  </a>
                </th>
                <td data-label={words("columns.who")}>
                  {words(isMine ? (isShared ? "mineShared" : "mine") : "others")}
                </td>
                <td>
                  {isMine && (
                    <a href={`${here}/${id}/change`}>
                      {words("change")} <bdi className="visually-hidden">{name}</bdi>
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </AdminFrame>
  );
}
