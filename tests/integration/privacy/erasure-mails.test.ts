import { describe, expect, it } from "vitest";
import { queueMail } from "@/lib/mail/commands";
import { optIn } from "@/lib/opt-outs/commands";
import { eraseRegistration } from "@/lib/privacy/commands/erase-registration";
import { correctAddress } from "@/lib/registrations/commands/correct-address";
import { countWaiting, testDatabase } from "../../support/database";
import { buildRegistration } from "../../support/factories";
import { deskOf, fullRecord, now, participant, somebody } from "./full-record";

const { db } = await testDatabase();
const { organiser, by } = await deskOf(db);

describe("erasing a person and the mails that go out meanwhile", () => {
  it("keeps to the wish for no news as long as the address lives on elsewhere, and takes it along when it is corrected", async () => {
    const { person, registration } = await fullRecord(db);
    const elsewhere = await buildRegistration(db, { email: person.email });
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    const keys = async () => (await db.mailOptOut.findMany()).map(({ emailKey }) => emailKey);
    expect(await keys()).toEqual([elsewhere.emailKey]);
    const email = `else-${person.email}`;
    await correctAddress({ registrationId: elsewhere.id, basis: elsewhere.email, email }, by(organiser));
    expect(await keys()).toEqual([email.toLowerCase()]);
    await optIn({ registrationId: elsewhere.id }, by(participant));
    expect(await keys()).toEqual([]);
  });

  it("waits while a mail to the person is being handed over", async () => {
    const registration = await buildRegistration(db, { status: "cancelled" });
    const { id: registrationId, eventId, email } = registration;
    const mail = await queueMail(db, {
      kind: "registration.cancelled",
      locale: "en",
      recipient: email,
      registrationId,
      eventId,
      queuedAt: now,
    });
    await db.outgoingMail.update({
      where: { id: mail.id },
      data: { status: "sending", claimedBy: "w", claimedUntil: new Date("2100-01-01") },
    });
    expect(await eraseRegistration({ registrationId }, by(organiser))).toEqual({
      ok: false,
      reason: "mail_on_its_way",
    });
    expect(await db.registration.findUniqueOrThrow({ where: { id: registrationId } })).toMatchObject({
      email,
      erasedAt: null,
    });
  });

  it.each(["to the person", "to somebody else, naming them"])(
    "sees a mail %s that a worker takes up at this very moment",
    async (whose) => {
      const person = somebody();
      const { id: registrationId, eventId } = await buildRegistration(db, { ...person, status: "cancelled" });
      const common = { locale: "en", eventId, queuedAt: now } as const;
      const { id: mailId } = await queueMail(
        db,
        whose === "to the person"
          ? { ...common, kind: "registration.cancelled", recipient: person.email, registrationId }
          : {
              ...common,
              kind: "handover.declined",
              recipient: "lead@example.org",
              data: { to: `${person.givenName} ${person.familyName}` },
            },
      );
      let result: Promise<unknown> | undefined;
      await db.$transaction(async (worker) => {
        await worker.outgoingMail.update({
          where: { id: mailId },
          data: { status: "sending", claimedBy: "w", claimedUntil: new Date("2100-01-01") },
        });
        result = eraseRegistration({ registrationId }, by(organiser));
        await expect.poll(() => countWaiting(db)).toBe(1);
      });
      expect(await result).toEqual({ ok: false, reason: "mail_on_its_way" });
    },
  );

  it("finds mails by the address however it was typed", async () => {
    const { eventId, id: registrationId } = await buildRegistration(db, {
      email: "Ünal@i\u0307zmir.example",
      status: "cancelled",
    });
    const mail = { kind: "invitation.sent", locale: "en", eventId, queuedAt: now } as const;
    await queueMail(db, { ...mail, recipient: "Ünal@İzmir.example" });
    await queueMail(db, { ...mail, recipient: "U\u0308nal@İzmir.example" });
    await eraseRegistration({ registrationId }, by(organiser));
    expect(await db.outgoingMail.findMany({ where: { eventId } })).toMatchObject([
      { status: "withdrawn", recipient: expect.stringMatching(/@invalid\.invalid$/) },
      { status: "withdrawn", recipient: expect.stringMatching(/@invalid\.invalid$/) },
    ]);
  });
});
