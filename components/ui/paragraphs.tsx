/** Text as organisers write it: an empty line between paragraphs. @param lead class of the first paragraph. */
export function Paragraphs({ text, lead }: { text: string; lead?: string }) {
  return text
    .split(/\n\s*\n/)
    .filter(Boolean)
    .map((paragraph, index) => (
      <p key={paragraph} className={index === 0 ? lead : undefined}>
        {paragraph}
      </p>
    ));
}
