import { v7 as uuidv7 } from "uuid";
import { everybody } from "../../audience/schema";
import { auditRow } from "../../audit/commands";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { NotFoundError } from "../../errors";
import { usualRules } from "../constants";
import { momentOf } from "../rules";
import { noted } from "./save-rule";

/**
 * Gives an event without rules the usual three. Those whose moment has passed are left out of the sending, and the page
 * says so; they go out if the event is moved. @returns how many were added: none where there are rules already.
 */
export async function addUsualRules(eventId: string, { db, now, actor }: Context): Promise<number> {
  return db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    const event = await tx.event.findUnique({
      where: { id: eventId },
      include: { _count: { select: { mailRules: true } } },
    });
    if (!event) throw new NotFoundError("No such event.");
    if (event._count.mailRules > 0 || event.status === "cancelled") return 0;
    const rules = usualRules.map((rule) => {
      const isPast = momentOf({ ...rule, at: null }, event) <= now;
      return { id: uuidv7(), eventId, ...rule, createdAt: now, doneAt: isPast ? now : null, wasSkipped: isPast };
    });
    await tx.mailRule.createMany({ data: rules });
    await tx.auditEntry.createMany({
      data: rules.map(({ id, letter, anchor, offsetMinutes, includesLate }) =>
        auditRow({
          at: now,
          actor,
          action: "mail_rule.added",
          eventId,
          after: {
            rule: id,
            ...noted({ letter, anchor, offsetMinutes, at: null, includesLate, audience: everybody, texts: {} }),
          },
        }),
      ),
    });
    return rules.length;
  });
}
