import { shippedEventSlug } from "../lib/events/constants";
import { runCommand } from "./parts/command";
import { fillEvent } from "./parts/demo/fill";
import { StartError, say } from "./parts/words.mjs";

/**
 * `npm run demo:fill -- 200`: fictional participants of the shipped workshop (or of the event that a second word names by
 * its slug), as they might have come since registration opened. Nobody is mailed, and their addresses end in example.org,
 * which belongs to nobody (RFC 2606).
 */
await runCommand(async ({ db, now }) => {
  const wanted = Number(process.argv[2] ?? 50);
  const slug = process.argv[3] ?? shippedEventSlug;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 100_000) {
    throw new StartError("How many? For example: npm run demo:fill -- 200");
  }
  const event = await db.event.findUnique({ where: { slug }, select: { capacity: true } });
  if (!event) throw new StartError(`There is no event ${slug} in this database yet; run \`npm start\` once.`);
  const started = performance.now();
  const filled = await fillEvent(slug, wanted, { db, now });
  if (!filled.ok) throw new StartError("Registration has not opened yet at the time of the clock.");
  if (filled.capacity > event.capacity) say(`The event has ${filled.capacity} seats from now on.`);
  // So that PostgreSQL plans for what is there now, instead of for what was. Not in a transaction (its manual, VACUUM).
  await db.$executeRawUnsafe(
    "VACUUM (ANALYZE) registration, audit_entry, answer, sensitive_answer, registration_tag, attendance",
  );
  say(`${filled.added} fictional participants registered in ${Math.ceil((performance.now() - started) / 1000)} s.`);
});
