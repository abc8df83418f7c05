import { z } from "zod";
import { NotifyWhen } from "@/prisma/generated/enums";
import type { DigestTopic } from "../mail/schema";

/** What an organiser wants to hear of, and when. */
export const newsSchema = z.object({
  registrationNews: z.enum(NotifyWhen),
  mailTroubleNews: z.enum(NotifyWhen),
});
export type NewsChoice = z.infer<typeof newsSchema>;

/** The columns of an organiser for each topic of a digest. */
export const newsColumns = {
  registrations: { when: "registrationNews", toldUntil: "registrationNewsToldUntil" },
  trouble: { when: "mailTroubleNews", toldUntil: "mailTroubleNewsToldUntil" },
} as const satisfies Record<DigestTopic, { when: keyof NewsChoice; toldUntil: string }>;
