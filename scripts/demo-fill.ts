import { randomInt, randomUUID } from "node:crypto";
import { shippedEventSlug } from "../lib/events/constants";
import { cancelRegistration } from "../lib/registrations/commands/cancel-registration";
import { registerParticipant } from "../lib/registrations/commands/register-participant";
import { seatHoldingStatuses } from "../lib/registrations/constants";
import { runCommand } from "./parts/command";
import { participant } from "./parts/fictional-people";
import { withoutMails } from "./parts/without-mails";
import { StartError, say } from "./parts/words.mjs";

/**
 * `npm run demo:fill -- 200`: fictional participants, registered by the same command as real ones, spread over the time
 * since registration opened. Their mails are withdrawn before any worker sees them, and their addresses end in
 * example.org, which belongs to nobody (RFC 2606).
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
    const result = await withoutMails(db, details.email, async (inside) => {
      const registered = await registerParticipant(
        { eventId: event.id, submissionId: randomUUID(), locale, details, fromDraft: false },
        { db: inside, now: new Date(time), actor },
      );
      if (registered.ok && registered.registrationId && randomInt(15) === 0) {
        await cancelRegistration(
          { registrationId: registered.registrationId },
          { db: inside, now: new Date(time + 3_600_000), actor },
        );
      }
      return registered;
    });
    if (!result.ok) {
      say(`${index} registered; then the workshop answered: ${result.reason} (it has ${event.capacity} seats).`);
      return;
    }
  }
  say(`${wanted} fictional participants registered.`);
});
