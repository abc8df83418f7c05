import type { FindingPage } from "@/lib/event-editor/schema";

export type ShownFinding = { words: string; page: FindingPage; link: string };

/** What is missing or odd, each with the page on which it is mended. @param event address of the event's pages. */
export function FindingList({ findings, event }: { findings: ShownFinding[]; event: string }) {
  return (
    <ul className="findings">
      {findings.map(({ words, page, link }) => (
        <li key={words}>
          {words}{" "}
          <a href={`${event}/${page}`}>
            {link}
            <span className="visually-hidden">: {words}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
