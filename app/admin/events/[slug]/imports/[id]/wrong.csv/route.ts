import { fieldChoices, reasonsInWords } from "@/components/imports/import-words";
import { BYTE_ORDER_MARK, csvRows } from "@/lib/csv";
import { database } from "@/lib/db";
import { listWrongRows } from "@/lib/imports/queries";
import { type ImportParams, openImport } from "../../open-import";

/** The rows of a list that are wrong, as they stood in it, with why: to be mended and uploaded again. */
export async function GET(_request: Request, { params }: ImportParams): Promise<Response> {
  const { slug, id } = await params;
  const { scope, event, locale, words, run } = await openImport(slug, id);
  const fields = fieldChoices(run.questions, locale, event.languages);
  const rows = await listWrongRows(database(), scope, event.id, run.id);
  const lines = rows.map(({ cells, findings }) => [...cells, reasonsInWords(findings.wrong, words, fields).join("; ")]);
  return new Response(BYTE_ORDER_MARK + csvRows([[...run.headings, words("check.what")], ...lines], ";"), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${event.slug}-wrong.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
