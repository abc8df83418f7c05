"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { useTakesOver } from "@/components/forms/use-takes-over";

type Props = {
  /** Whether there is anything to follow still, and whether the reader wants to. */
  isRunning: boolean;
  isWanted: boolean;
  seconds: number;
  /** Id of the element that tells the outcome. */
  outcome: string;
  /** What is said while the page follows, and without JavaScript or when the reader has stopped it. */
  following: ReactNode;
  children: ReactNode;
};

/**
 * Brings a page up to date while something runs. An extra: only what has changed is replaced, so focus, position and what a
 * screen reader is saying stay, unlike with a page that loads itself anew (WCAG 2.2, failure F41). A button that goes away at
 * the end takes the focus with it: then the outcome has it.
 */
export function LiveRefresh({ isRunning, isWanted, seconds, outcome, following, children }: Props) {
  const router = useRouter();
  const isScripted = !useTakesOver();
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    if (!isRunning || !isWanted) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [isRunning, isWanted, seconds, router]);
  useEffect(() => {
    const hasLostFocus = document.activeElement === null || document.activeElement === document.body;
    if (wasRunning.current && !isRunning && hasLostFocus) document.getElementById(outcome)?.focus();
    wasRunning.current = isRunning;
  }, [isRunning, outcome]);
  if (!isRunning) return null;
  return isScripted && isWanted ? following : children;
}
