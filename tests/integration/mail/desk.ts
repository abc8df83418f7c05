import { randomBytes, randomUUID } from "node:crypto";
import { renderMail } from "@/emails/render";
import { connect, type Db } from "@/lib/db";
import { startMailDispatch } from "@/lib/mail/jobs";
import type { RenderMail } from "@/lib/mail/schema";
import { connectSmtp } from "@/lib/smtp";

/** An event and a registration with everything that mails speak of. */
export async function addRegistration(
  db: Db,
  changes: { email?: string; givenName?: string; familyName?: string } = {},
) {
  const text = {
    summary: "A day for public buyers.",
    background: "",
    workshop: "",
    focusPoints: [],
    casesHeading: "",
    casesText: "",
    cases: [],
    fundingText: "Co-financed by the COSME programme.",
    contactRole: "Project manager",
    privacyController: "Clean Cluster",
  };
  const event = await db.event.upsert({
    where: { slug: "workshop" },
    update: {},
    create: {
      slug: "workshop",
      status: "published",
      timeZone: "Europe/Brussels",
      startsAt: new Date("2024-03-19T09:00:00Z"),
      endsAt: new Date("2024-03-19T14:00:00Z"),
      languages: ["da", "en"],
      capacity: 80,
      registrationOpensAt: new Date("2024-01-01T00:00:00Z"),
      registrationClosesAt: new Date("2024-03-15T00:00:00Z"),
      changesCloseAt: new Date("2024-03-18T00:00:00Z"),
      referencePrefix: "TEST",
      venueCity: "Brussels",
      venueCountry: "BE",
      contactName: "Kim Eksempel",
      contactEmail: "kim@example.org",
      fundingEmblem: true,
      travelRequestsCloseAt: new Date("2024-02-23T22:59:59.999Z"),
      texts: {
        create: [
          { ...text, locale: "da", title: 'Værksted om indkøb, "cirkulært"' },
          { ...text, locale: "en", title: 'Workshop on procurement, "circular"' },
        ],
      },
    },
  });
  const email = changes.email ?? `${randomBytes(4).toString("hex")}@example.org`;
  const registration = await db.registration.create({
    data: {
      eventId: event.id,
      reference: `TEST-${randomBytes(3).toString("hex").toUpperCase()}`,
      status: "confirmed",
      locale: "en",
      givenName: changes.givenName ?? "Ana",
      familyName: changes.familyName ?? "Marić",
      email,
      emailKey: email.toLowerCase(),
      organisation: "Grad Zagreb",
      organisationType: "municipality",
      country: "HR",
      submissionId: randomUUID(),
      registeredAt: new Date("2024-02-05T08:00:00Z"),
      updatedAt: new Date("2024-02-05T08:00:00Z"),
    },
  });
  return { event, registration };
}

/** A worker as the server runs it, only quicker to look and to give up on the dead. */
export function startWorker(
  databaseUrl: string,
  smtpUrl: string,
  options: { render?: RenderMail; claimSeconds?: number; concurrency?: number } = {},
) {
  const db = connect(databaseUrl, 6);
  const concurrency = options.concurrency ?? 5;
  const dispatch = startMailDispatch({
    databaseUrl,
    db,
    render: options.render ?? renderMail,
    transport: connectSmtp(smtpUrl, concurrency),
    concurrency,
    claimSeconds: options.claimSeconds ?? 60,
    pollSeconds: 0.5,
  });
  return {
    async stop() {
      await (await dispatch).stop();
      await db.$disconnect();
    },
  };
}

/** Resolves when the check does; the test's own time limit ends the wait. */
export async function eventually<Result>(check: () => Promise<Result | undefined | false | null>): Promise<Result> {
  for (;;) {
    const result = await check();
    if (result) return result;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
