import { describedBy, Field, type FieldText } from "./field";

type Props = FieldText & {
  name: string;
  value?: string;
  type?: "text" | "email" | "search" | "date" | "time" | "datetime-local" | "color";
  /** Which keyboard a telephone shows. */
  inputMode?: "decimal" | "numeric";
  /** Token of HTML's autofill list, so that nobody types what the browser knows (WCAG 1.3.5). */
  autoComplete?: string;
  spellCheck?: boolean;
  /** Language of what is typed, where it is another than the page's. */
  lang?: string;
  /** For a few figures: a field as wide as its answer says how long that is. */
  isShort?: boolean;
};

/**
 * One line of text. No maxlength: a browser would cut pasted text without a word; the server says what is too long.
 * E-mail is a text field with an e-mail keyboard, since the browser's own check speaks over ours.
 */
export function TextField({
  name,
  value,
  type = "text",
  inputMode,
  autoComplete,
  spellCheck,
  isShort,
  lang,
  ...text
}: Props) {
  return (
    <Field name={name} {...text}>
      <input
        className={isShort ? "input input--short" : "input"}
        id={name}
        name={name}
        type={type === "email" ? "text" : type}
        inputMode={type === "email" ? "email" : inputMode}
        autoCapitalize={type === "email" ? "none" : undefined}
        defaultValue={value}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
        lang={lang}
        aria-describedby={describedBy(name, text)}
        aria-invalid={text.error ? true : undefined}
      />
    </Field>
  );
}
