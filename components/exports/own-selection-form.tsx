import { CheckboxGroup } from "@/components/forms/checkbox-group";
import { RadioGroup } from "@/components/forms/radio-group";
import { type ExportColumn, type ExportFormat, exportFormats, factColumns } from "@/lib/exports/constants";
import { fieldLabel } from "@/lib/i18n/registration-words";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"exports">;
  admin: Translate<"admin">;
  /** Where the file is. */
  action: string;
  /** The people chosen, as parts of an address. */
  audience: [string, string][];
  questions: { id: string; label: string }[];
  /** What is ticked. */
  columns: readonly ExportColumn[];
  format: ExportFormat;
  /** What is wrong with the columns. */
  error?: string;
};

/** Columns ticked one by one, as a plain GET form. */
export function OwnSelectionForm({ t, admin, action, audience, questions, columns, format, error }: Props) {
  const options: { value: ExportColumn; label: string }[] = [
    ...factColumns.map((value) => ({ value, label: fieldLabel(admin, value) })),
    { value: "tags", label: t("columns.tags") },
    { value: "attendance", label: t("columns.attendanceAll") },
    { value: "boxes", label: t("columns.boxes") },
    ...questions.map(({ id, label }) => ({ value: `answer.${id}` as const, label })),
  ];
  return (
    <form action={action} method="get">
      <input type="hidden" name="purpose" value="own" />
      {audience.map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={`${name}=${value}`} />
      ))}
      <CheckboxGroup name="column" label={t("columnsLegend")} values={columns} options={options} error={error} />
      <RadioGroup
        name="format"
        label={t("format")}
        hint={t("formatHint")}
        value={format}
        options={exportFormats.map((value) => ({ value, label: t(`formats.${value}`) }))}
      />
      <button className="button" type="submit">
        {t("download")}
      </button>
    </form>
  );
}
