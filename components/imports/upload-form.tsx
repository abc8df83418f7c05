import { FileField } from "@/components/forms/file-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { IMPORT_MAX_BYTES, IMPORT_MAX_COLUMNS, IMPORT_MAX_ROWS } from "@/lib/imports/constants";
import { sizeInWords } from "@/lib/questions/rules";

/** What was wrong with a file, in words; undefined for what is no problem we know. */
export function fileProblem(problem: unknown, locale: Locale): string | undefined {
  const t = translator(locale, "imports");
  const key = `fileProblems.${problem}` as "fileProblems.too_large";
  if (typeof problem !== "string" || !/^[a-z_]+$/.test(problem) || !t.has(key)) return undefined;
  return t(key, { size: sizeInWords(IMPORT_MAX_BYTES, locale), rows: IMPORT_MAX_ROWS, columns: IMPORT_MAX_COLUMNS });
}

/** Choosing a list. Posted by the browser itself, with or without JavaScript. */
export function UploadForm({ locale, action, error }: { locale: Locale; action: string; error?: string }) {
  const t = translator(locale, "imports");
  const hint = t("fileHint", { size: sizeInWords(IMPORT_MAX_BYTES, locale), rows: IMPORT_MAX_ROWS });
  const text = { label: t("file"), hint, error };
  return (
    <form action={action} method="post" encType="multipart/form-data" noValidate>
      <FileField
        {...text}
        accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      />
      <button className="button" type="submit">
        {t("upload")}
      </button>
    </form>
  );
}
