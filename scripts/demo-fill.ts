import { randomInt, randomUUID } from "node:crypto";
import { shippedEventSlug } from "../lib/events/constants";
import { cancelRegistration } from "../lib/registrations/commands/cancel-registration";
import { registerParticipant } from "../lib/registrations/commands/register-participant";
import { seatHoldingStatuses } from "../lib/registrations/constants";
import { runCommand } from "./parts/command";
import { participant } from "./parts/fictional-people";
import { StartError, say } from "./parts/words.mjs";

/**
 * `npm run demo:fill -- 200`: fictional participants, registered by the same command as real ones, spread over the time
 * since registration opened. Their mails are withdrawn, and their addresses end in example.org, which belongs to nobody.
 */
await runCommand(async ({ db, now, actor }) => {
  const wanted = Number(process.argv[2] ?? 50);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 100_000) {
    throw new StartError("How many? For example: npm run demo:fill -- 200");
  }
  const event = await db.event.findUnique({ where: { slug: shippedEventSlug } });
  if (!event) throw new StartError("The workshop is not in this database yet; run `npm start` once.");
  const until = Math.min(now.getTime(), event.registrationClosesAt.getTime());
  const from = event.registrationOpensAt.getTime();
  if (until <= from) throw new StartError("Registration has not opened yet at the time of the clock.");

  const seatsHeld = await db.registration.count({
    where: { eventId: event.id, status: { in: [...seatHoldingStatuses] } },
  });
  if (seatsHeld + wanted > event.capacity) {
    const capacity = seatsHeld + wanted + 20;
    await db.event.update({ where: { id: event.id }, data: { capacity } });
    say(`The workshop has ${capacity} seats from now on, so that they fit.`);
  }

  const times = Array.from({ length: wanted }, () => randomInt(Math.floor((until - from) / 1000)) * 1000 + from).sort();
  for (const [index, time] of times.entries()) {
    const { locale, ...details } = participant(randomUUID().slice(0, 8));
    const result = await registerParticipant(
      { eventId: event.id, submissionId: randomUUID(), locale, details, fromDraft: false },
      { db, now: new Date(time), actor },
    );
    if (!result.ok) {
      say(`${index} registered; then the workshop answered: ${result.reason} (it has ${event.capacity} seats).`);
      return;
    }
    if (result.registrationId && randomInt(15) === 0) {
      await cancelRegistration(
        { registrationId: result.registrationId },
        { db, now: new Date(time + 3_600_000), actor },
      );
    }
    // At once, so that a worker that is running has little time to send it; nobody reads these addresses anyway.
    await db.outgoingMail.updateMany({
      where: { recipient: details.email, status: "queued" },
      data: { status: "withdrawn" },
    });
  }
  say(`${wanted} fictional participants registered.`);
});
