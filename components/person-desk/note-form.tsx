import { HiddenFields } from "@/components/forms/hidden-fields";
import { TextArea } from "@/components/forms/text-area";

type Props = {
  action: (form: FormData) => Promise<void>;
  /** Registration, note, and the text as it was shown. */
  hidden: Record<string, string>;
  label: string;
  hint?: string;
  value: string | undefined;
  error?: string;
  button: string;
  /** The way back, where there is one. */
  back?: { href: string; text: string };
};

/** A note, new or to be changed. */
export function NoteForm({ action, hidden, label, hint, value, error, button, back }: Props) {
  return (
    <form className="stack no-print" action={action} key={value} noValidate>
      <HiddenFields values={hidden} />
      <TextArea name="note" rows={3} label={label} hint={hint} value={value} error={error} />
      <div className="cluster">
        <button className="button button--secondary" type="submit">
          {button}
        </button>
        {back && <a href={back.href}>{back.text}</a>}
      </div>
    </form>
  );
}
