"use client";

import { useEffect, useRef } from "react";
import { useTakesOver } from "./use-takes-over";

/**
 * Moves the focus to an element when it appears. An extra: without JavaScript the element's `autofocus` does it. Whoever is
 * in a field already when the page's scripts arrive stays there.
 */
export function FocusOnArrival({ target }: { target: string }) {
  const isFirst = useRef(useTakesOver());
  useEffect(() => {
    const isInField = document.activeElement?.matches("input, select, textarea") ?? false;
    if (!isFirst.current || !isInField) document.getElementById(target)?.focus();
    isFirst.current = false;
  }, [target]);
  return null;
}
