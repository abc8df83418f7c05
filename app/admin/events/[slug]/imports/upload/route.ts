import { seeOther } from "@/app/file-answer";
import { contextFor } from "@/lib/context";
import { uploadImport } from "@/lib/imports/commands/upload-import";
import { openImports } from "../open-import";

type Context = { params: Promise<{ slug: string }> };

/**
 * A list to be imported. A form of its own, outside the server actions: Next would read files of any size into memory
 * before an action could refuse them.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { scope, event, list } = await openImports((await params).slug);
  const problem = (found: string) => seeOther(`${list}?problem=${found}`);
  const form = await request.formData().catch(() => null);
  if (!form) return problem("broken");
  const file = form.get("file");
  if (!(file instanceof File) || (file.size === 0 && !file.name.includes("."))) return problem("none");
  const content = new Uint8Array(await file.arrayBuffer());
  const input = { eventId: event.id, file: { name: file.name, content } };
  const result = await uploadImport(input, contextFor({ kind: "organiser", id: scope.organiserId }));
  return result.ok ? seeOther(`${list}/${result.id}`) : problem(result.reason);
}

/** Somebody who opens the address by hand wants the page with the form. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return seeOther((await openImports((await params).slug)).list);
}
