import type { Db } from "@/lib/db";
import { checkImport } from "@/lib/imports/commands/check-import";
import { uploadImport } from "@/lib/imports/commands/upload-import";
import { findImport } from "@/lib/imports/queries";
import { type ImportOptions, optionsSchema } from "@/lib/imports/schema";
import { grantScope } from "@/lib/organisers/policy";
import { buildOrganiser } from "./factories";

export const importHeading = "Fornavn;Efternavn;E-mail;Organisation;Organisationstype;Land;Mærker";

/** A row below `importHeading`. */
export const importLine = (given: string, family: string, email: string, more = "Kommune;Kommune;Danmark;") =>
  [given, family, email, more].join(";");

/** An organiser who brings lists in. */
export async function importDesk(db: Db, now: Date) {
  const organiser = await buildOrganiser(db);
  const scope = grantScope(organiser, "registrations.change");
  if (!scope) throw new Error("An organiser may change registrations.");
  const context = { db, now, actor: { kind: "organiser", id: organiser.id } } as const;

  const upload = (eventId: string, text: string | Uint8Array) => {
    const content = typeof text === "string" ? new TextEncoder().encode(text) : text;
    return uploadImport({ eventId, file: { name: "C:\\lists\\folk.csv", content } }, context);
  };

  /** Uploads and checks with what was guessed. @returns the import's id. */
  const checked = async (
    eventId: string,
    lines: string[],
    options: Partial<ImportOptions> = {},
    heading = importHeading,
  ) => {
    const uploaded = await upload(eventId, [heading, ...lines].join("\r\n"));
    if (!uploaded.ok) throw new Error(uploaded.reason);
    const { id } = uploaded;
    const mapping = (await findImport(db, scope, eventId, id))?.mapping ?? {};
    await checkImport({ eventId, id, mapping, options: { ...optionsSchema.parse({}), ...options } }, context);
    return id;
  };

  return { scope, context, upload, checked };
}
