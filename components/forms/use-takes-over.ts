"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether React is just taking over a page that came from the server, and somebody may have begun to use it already. */
export function useTakesOver(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
}
