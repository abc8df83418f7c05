import type { ReactNode } from "react";
import { FILES_PER_ANNOUNCEMENT } from "@/lib/announcements/constants";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { fileInWords } from "@/lib/questions/rules";

type Props = {
  t: Translate<"announcements">;
  locale: Locale;
  files: { id: string; name: string; size: number }[];
  /** Address of the announcement. */
  here: string;
  /** What takes a file out again; none where it is no draft any more. */
  remove?: (file: { id: string; name: string }) => ReactNode;
};

/** The files that go with an announcement. */
export function FileList({ t, locale, files, here, remove }: Props) {
  return (
    <section className="stack" aria-labelledby="files">
      <h2 id="files">{t("check.files")}</h2>
      {files.length === 0 ? (
        <p>{t("check.filesNone")}</p>
      ) : (
        <>
          <ul className="announcement-files">
            {files.map((file) => (
              <li key={file.id}>
                <a href={`${here}/files/${file.id}`} download>
                  <bdi>{fileInWords(file, locale)}</bdi>
                </a>
                {remove?.(file)}
              </li>
            ))}
          </ul>
          <p className="field__hint">{t("check.filesHint")}</p>
        </>
      )}
      {remove && files.length < FILES_PER_ANNOUNCEMENT && (
        <p>
          <a href={`${here}/files`}>{t("check.addFile")}</a>
        </p>
      )}
    </section>
  );
}
