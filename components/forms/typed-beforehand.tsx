"use client";

import { useTakesOver } from "./use-takes-over";

/**
 * Keeps what somebody types or marks in a text area while the page's scripts are still on their way. When React takes over a
 * page that came from the server, it writes the text of a text area into it once more (`initTextarea` in react-dom; fields of
 * one line it leaves alone): typing is lost, marks too. On a slow phone there is time for both. An effect would come too
 * late, since React may pause between that and its effects. Must stand before the text area.
 * @param target id of the text area.
 */
export function TypedBeforehand({ target }: { target: string }) {
  // Only then: a page that changes under JavaScript may still have the text area of the page before.
  const isTakingOver = useTakesOver();
  if (!isTakingOver || typeof document === "undefined") return null;
  const area = document.getElementById(target);
  if (area instanceof HTMLTextAreaElement) {
    ignoreRepetition(area, "defaultValue");
    ignoreRepetition(area, "value");
  }
  return null;
}

/** The next time this text area is told the text it came with, nothing happens; after that it is as any other. */
function ignoreRepetition(area: HTMLTextAreaElement, property: "defaultValue" | "value"): void {
  Object.defineProperty(area, property, {
    configurable: true,
    get: () => Reflect.get(HTMLTextAreaElement.prototype, property, area),
    set: (text: string) => {
      Reflect.deleteProperty(area, property);
      if (normal(text) !== normal(area.defaultValue)) area[property] = text;
    },
  });
}

/** As a page that was sent has its line ends (HTML, "preprocessing the input stream"). */
const normal = (text: string) => text.replace(/\r\n?/g, "\n");
