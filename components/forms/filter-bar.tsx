import type { ReactNode } from "react";
import { TextField } from "./text-field";

type Props = {
  /** Address of the list without its query. */
  here: string;
  search: { name?: string; label: string; hint: string; value: string };
  /** Words of the button. */
  show: string;
  /** Choices beside the search. */
  children: ReactNode;
  /** What stands below the row. */
  more?: ReactNode;
};

/** Search and choices over a list as a plain GET form: the answer has an address that can be kept and sent round. */
export function FilterBar({ here, search: { name = "q", ...search }, show, children, more }: Props) {
  return (
    <search>
      <form className="filter-bar" action={here} method="get">
        <TextField name={name} type="search" {...search} spellCheck={false} />
        {children}
        <button className="button" type="submit">
          {show}
        </button>
        {more}
      </form>
    </search>
  );
}
