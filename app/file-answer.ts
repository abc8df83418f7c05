import { database } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locales";
import { dropFile, type FilePlace, storeFile } from "@/lib/questions/commands/store-file";
import { answerField, type FileProblem, fileProblems } from "@/lib/questions/schema";
import { hit } from "@/lib/rate-limits/commands";
import { browserToken, visitorNetwork } from "./visitor";

/**
 * Takes the form of a page on which one file is chosen. It is a form of its own, outside the server actions, so that a
 * browser posts it itself: Next would read files of any size into memory before an action could refuse them.
 * @param place where the file belongs; `page` is where problems are shown, `back` the form it was chosen for.
 * @returns a redirect, always: what is wrong stands in the address of the page.
 */
export async function receiveFile(
  request: Request,
  place: Omit<FilePlace, "browserToken"> & { locale: Locale; page: string; back: string },
): Promise<Response> {
  const { locale, page, back, ...rest } = place;
  const problem = (found: FileProblem) => seeOther(`${page}?problem=${found}`);
  const token = await browserToken();
  if (!token) return problem("cookies");
  const db = database();
  if (!(await hit(db, "upload-network", await visitorNetwork())).allowed) return problem("too_many");
  const form = await request.formData().catch(() => null);
  if (!form) return problem("broken");
  const field = `${back}#${answerField(place.questionKey)}`;
  if (form.get("do") === "remove") {
    await dropFile({ ...rest, browserToken: token }, { db });
    return seeOther(field);
  }
  const file = form.get("file");
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return problem("none");
  const content = Buffer.from(await file.arrayBuffer());
  const result = await storeFile({ ...rest, browserToken: token, locale, file: { name: file.name, content } }, { db });
  return result.ok ? seeOther(field) : problem(result.reason);
}

/** 303, so that the browser asks for the next page with GET. The address is ours, without a host. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

/** What stopped a file, as it stands in the address after the redirect. */
export async function fileProblem(searchParams: Promise<{ problem?: string }>): Promise<FileProblem | null> {
  const { problem } = await searchParams;
  return fileProblems.find((known) => known === problem) ?? null;
}

/**
 * A stored file to be taken home. Never shown in the browser's own window: it came from a stranger, so it is an attachment,
 * of the kind its content was found to be, and without any right should a browser show it after all.
 */
export function fileAnswer(file: { name: string; contentType: string; content: Uint8Array }): Response {
  const plain = file.name.normalize("NFD").replace(/[^\x20-\x7e]|["\\]/g, "");
  return new Response(new Uint8Array(file.content), {
    headers: {
      "content-type": file.contentType,
      // RFC 6266: the plain name for old programs, the real one for all others.
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "content-length": String(file.content.length),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
