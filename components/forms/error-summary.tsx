import { FocusOnArrival } from "./focus-on-arrival";

/**
 * First thing in `main` when something is wrong: says so, and links to each field (GOV.UK, Det Fælles Designsystem).
 * `autofocus` moves the reader here without JavaScript; FocusOnArrival does it when the page changed under JavaScript.
 * @param errors in the order of the fields; the name is the id of the control.
 */
export function ErrorSummary({ heading, errors }: { heading: string; errors: { name: string; message: string }[] }) {
  if (errors.length === 0) return null;
  return (
    <div
      className="error-summary"
      id="error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: the reader has just pressed the button and must hear what went wrong
      autoFocus
    >
      <h2 className="error-summary__title" id="error-summary-title">
        {heading}
      </h2>
      <ul className="error-summary__list">
        {errors.map(({ name, message }) => (
          <li key={name}>
            <a href={`#${name}`}>{message}</a>
          </li>
        ))}
      </ul>
      <FocusOnArrival target="error-summary" />
    </div>
  );
}
