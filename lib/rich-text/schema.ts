/** What can stand in a line of text. Nothing else is ever made of what organisers type. */
export type Inline =
  | { type: "text"; value: string }
  | { type: "break" }
  | { type: "strong" | "emphasis"; children: Inline[] }
  /** `https:` or `mailto:`, always with words of its own. */
  | { type: "link"; href: string; children: Inline[] };

/** What text is made of: no headings, which would stand wrongly among those of the page, no pictures, no HTML. */
export type Block = { type: "paragraph"; children: Inline[] } | { type: "list"; isOrdered: boolean; items: Block[][] };
