/** A state in a word. The word carries the meaning; the colour only helps. */
export function StatusTag({ tone, children }: { tone: "good" | "waiting" | "ended" | "bad"; children: string }) {
  return <span className={`tag tag--${tone}`}>{children}</span>;
}
