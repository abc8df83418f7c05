import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { NotFoundError } from "../../errors";
import { type OrganiserScope, within } from "../../organisers/policy";
import { listAnswers, type StoredAnswer } from "../queries";

/**
 * Shows an organiser the sensitive answers of one registration, and puts on record that they were opened and by whom.
 * @throws {NotFoundError} when there is no such registration.
 */
export async function openSensitiveAnswers(
  scope: OrganiserScope<"answers.sensitive">,
  input: { registrationId: string },
  { db, now }: Pick<Context, "db" | "now">,
): Promise<StoredAnswer[]> {
  return db.$transaction(async (tx) => {
    const { registrationId } = input;
    const registration = await tx.registration.findUnique({ where: { id: registrationId }, select: { eventId: true } });
    if (!registration) throw new NotFoundError("No such registration.");
    within(scope, registration.eventId);
    const answers = (await listAnswers(tx, registrationId)).filter(({ isSensitive }) => isSensitive);
    await recordAudit(tx, {
      at: now,
      actor: { kind: "organiser", id: scope.organiserId },
      action: "answers.opened",
      eventId: registration.eventId,
      registrationId,
      after: { questions: answers.map(({ key }) => key) },
    });
    return answers;
  });
}
