import type { PublishingStep } from "@/lib/event-editor/constants";

type Props = {
  action: (form: FormData) => Promise<void>;
  slug: string;
  step: PublishingStep;
  /** Words of the button, and what pressing it does. */
  label: string;
  text: string;
  isMain?: boolean;
};

/** One thing that can be done about publishing: what it means, then the button. */
export function StepForm({ action, slug, step, label, text, isMain = false }: Props) {
  return (
    <form action={action}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="step" value={step} />
      <p id={`${step}-text`}>{text}</p>
      <button
        className={isMain ? "button" : "button button--secondary"}
        type="submit"
        aria-describedby={`${step}-text`}
      >
        {label}
      </button>
    </form>
  );
}
