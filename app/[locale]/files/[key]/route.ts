import { notFound } from "next/navigation";
import { fileAnswer } from "@/app/file-answer";
import { limit } from "@/app/limits";
import { visitorNetwork } from "@/app/visitor";
import { findLinkedFile } from "@/lib/announcements/queries";
import { database } from "@/lib/db";
import { isLocale } from "@/lib/i18n/locales";

type Params = { params: Promise<{ locale: string; key: string }> };

/** A file that was too large for the mail it belongs to. The key is one reader's, for this file alone; fetching changes nothing. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const file = await findLinkedFile(database(), key);
  if (file) return fileAnswer(file);
  await limit("wrong-link-network", await visitorNetwork(), locale);
  notFound();
}
