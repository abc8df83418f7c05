"use client";

import { useEffect } from "react";

/** Moves the focus to an element when it appears. An extra: without JavaScript the element's `autofocus` does it. */
export function FocusOnArrival({ target }: { target: string }) {
  useEffect(() => document.getElementById(target)?.focus(), [target]);
  return null;
}
