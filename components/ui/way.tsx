import type { AriaAttributes, ReactNode } from "react";

/** The form of the list to which the boxes in it belong, wherever they and the ways on from it stand. */
export const CHOICE_FORM = "choose-people";

/**
 * What a way on from a page has to take along: "none" where there are no boxes to tick; "possible" where none was ticked when
 * the page came; "set" where some were.
 */
export type Ticks = "none" | "possible" | "set";

type Props = {
  ticks?: Ticks;
  href: string;
  className?: string;
  rel?: string;
  lang?: string;
  children: ReactNode;
} & Pick<AriaAttributes, "aria-current" | "aria-label">;

/**
 * A way on that loses no tick. Without JavaScript a link cannot say what was ticked, so once a box is ticked a button of the
 * same words stands in its place, which sends the boxes along and leads to the same address; until then it is a link, for a
 * new tab or to be copied. Which of the two shows is up to app/styles/bulk.css.
 */
export function Way({ ticks = "none", href, className, rel, children, ...shared }: Props) {
  const named = (...more: (string | false | undefined)[]) => more.filter(Boolean).join(" ") || undefined;
  return (
    <>
      {ticks !== "set" && (
        <a href={href} rel={rel} className={named(className, ticks === "possible" && "way-free")} {...shared}>
          {children}
        </a>
      )}
      {ticks !== "none" && (
        <button
          type="submit"
          form={CHOICE_FORM}
          name="to"
          value={href}
          className={named("way", className, ticks === "possible" && "way-keeping")}
          {...shared}
        >
          {children}
        </button>
      )}
    </>
  );
}

/**
 * What Enter presses in a field of the list. Of a form's buttons browsers take the first in the page (HTML, "implicit
 * submission"), which would be a way to another page: this one stands before all of them, for nobody else to find.
 */
export function EnterButton({ children }: { children: string }) {
  return (
    <button
      type="submit"
      form={CHOICE_FORM}
      name="go"
      value="show"
      className="visually-hidden"
      tabIndex={-1}
      aria-hidden="true"
    >
      {children}
    </button>
  );
}
