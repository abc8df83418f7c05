import { clock } from "../../lib/clock";
import { type Db, isUniqueViolation } from "../../lib/db";
import { usualRules } from "../../lib/mail-rules/constants";
import { shippedEvent } from "./shipped-event";
import { shippedQuestions } from "./shipped-questions";

/**
 * Loads the shipped event once. An event with its slug is left exactly as organisers have made it, and of two
 * processes that start together one loads and the other finds it there.
 */
export async function seedShippedEvent(db: Db): Promise<"loaded" | "already there"> {
  const present = await db.event.findUnique({ where: { slug: shippedEvent.slug }, select: { id: true } });
  if (present) return "already there";
  try {
    const mailRules = { create: usualRules.map((rule) => ({ ...rule, createdAt: clock.now() })) };
    const data = { ...shippedEvent, questions: { create: shippedQuestions() }, mailRules };
    await db.event.create({ data, select: { id: true } });
    return "loaded";
  } catch (error) {
    if (isUniqueViolation(error)) return "already there";
    throw error;
  }
}
