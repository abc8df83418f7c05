import type { BounceKind } from "@/prisma/generated/enums";

/** A message of the bounce mailbox, taken apart. All texts are as they came: anything may stand in them. */
export type ReceivedMessage = {
  /** Header lines of the message itself, unfolded, names in lower case, in their order. */
  headers: readonly { name: string; value: string }[];
  /** Text for people. */
  text: string;
  /** Everything behind the header as it came, for messages whose parts cannot be told apart. */
  body: string;
  /** Parts that are not text for people, types in lower case. */
  parts: readonly { contentType: string; content: string }[];
};

/** What a message of the bounce mailbox is. */
export type Judgement =
  | {
      is: "bounce";
      kind: BounceKind;
      /** RFC 3463, for example 5.1.1; null when the report has none. */
      status: string | null;
      /** What the other server said, in one line. */
      diagnostic: string;
      /** Where a tagged address may stand, the surest first. */
      mentions: string[];
      /** Message-ID of the returned message, with its brackets. */
      returnedId: string | null;
    }
  | { is: "automatic_reply" }
  | { is: "other" };
