import type { AdmissionMode } from "@/prisma/generated/enums";

/** How an event of a sequence is set up. */
export type Setting = {
  capacity: number;
  admissionMode: AdmissionMode;
  recognisedSkipApproval: boolean;
  hasWaitingList: boolean;
  /** A code for so many people, with seats set aside for them or without; 0 for none. */
  codeSeats: number;
  codeHoldsSeats: boolean;
};

/** Something that somebody does. `who` counts people by number, so that every sequence can be carried out. */
export type Deed =
  | { does: "register"; who: number; withColleagues: number[]; withCode?: boolean; promised?: number }
  | { does: "cancel" | "accept" | "decline" | "pass" | "rejoin" | "verify"; who: number }
  | { does: "organiser cancels" | "approve" | "refuse" | "to the line"; who: number }
  | { does: "offer by hand"; who: number; overCapacity: boolean }
  | { does: "restore"; who: number; otherwise?: "line" | "seat" }
  | { does: "merge"; who: number; to: number; tells: boolean }
  | { does: "add by hand"; who: number; seatAnyway: boolean; tells: boolean }
  | { does: "change capacity"; to: number }
  | { does: "offer handover"; who: number; to: number }
  | { does: "accept handover" | "decline handover" | "withdraw handover"; who: number }
  | { does: "invite"; who: number; holdsSeat: boolean; overWaitingList: boolean }
  | { does: "take up invitation" | "overlook invitation" | "decline invitation" | "withdraw invitation"; who: number }
  | { does: "answer"; who: number; way: number }
  | { does: "close code" }
  | { does: "sweep" }
  | { does: "wait"; hours: number }
  | { does: "come close to the event" };
