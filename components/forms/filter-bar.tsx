import type { ReactNode } from "react";
import { TextField } from "./text-field";

type Props = {
  search: { name?: string; label: string; hint: string; value: string };
  /** Words of the button. */
  show: string;
  /** Choices beside the search. */
  children: ReactNode;
  /** What stands below the row. */
  more?: ReactNode;
} & (
  | {
      /** Address of the list without its query. */
      here: string;
      posts?: undefined;
    }
  | { here?: undefined; posts: PostedForm }
);

/** A form whose fields are posted, since it has more to take along than an address holds. */
export type PostedForm = {
  id: string;
  /** Leads to the address that a GET form would have led to. */
  action: (form: FormData) => Promise<void>;
  /** What is sent along. */
  hidden: ReactNode;
  /** How its buttons say what they are for. */
  button: { name: string; value: string };
  /** Of what it shows: with another one it begins anew. */
  version: string;
};

/** Search and choices over a list, by default a plain GET form: the answer has an address that can be kept and sent round. */
export function FilterBar({ here, posts, search: { name = "q", ...search }, show, children, more }: Props) {
  const form = posts ? { action: posts.action, id: posts.id } : { action: here, method: "get" };
  return (
    <search>
      <form className="filter-bar" {...form} key={posts?.version}>
        {posts?.hidden}
        <TextField name={name} type="search" {...search} spellCheck={false} />
        {children}
        <button className="button" type="submit" {...posts?.button}>
          {show}
        </button>
        {more}
      </form>
    </search>
  );
}
