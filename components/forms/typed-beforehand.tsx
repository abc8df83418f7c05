"use client";

import { useLayoutEffect, useRef } from "react";
import { useTakesOver } from "./use-takes-over";

/**
 * Keeps what somebody types into a text area while the page's scripts are still on their way. When React takes over a page
 * that came from the server, it sets a text area that has a text back to that text (`initTextarea` in react-dom; fields of
 * one line it leaves alone), and on a slow phone there is time to type before. Must stand before the text area.
 * @param target id of the text area.
 */
export function TypedBeforehand({ target }: { target: string }) {
  // Only then: a page that changes under JavaScript may still have the text area of the page before.
  const isTakingOver = useTakesOver();
  const typed = useRef<Pick<HTMLTextAreaElement, "value" | "selectionStart" | "selectionEnd"> | null>(null);
  if (isTakingOver && typed.current === null && typeof document !== "undefined") {
    const area = document.getElementById(target);
    if (area instanceof HTMLTextAreaElement) {
      const { value, selectionStart, selectionEnd } = area;
      typed.current = { value, selectionStart, selectionEnd };
    }
  }
  useLayoutEffect(() => {
    const area = document.getElementById(target);
    const kept = typed.current;
    if (!(area instanceof HTMLTextAreaElement) || kept === null || area.value === kept.value) return;
    area.value = kept.value;
    area.setSelectionRange(kept.selectionStart, kept.selectionEnd);
  }, [target]);
  return null;
}
