import type { Metadata } from "next";
import { transition } from "@/lib/registrations/rules";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { declineWithReason } from "../actions";
import { openRegistration, type PersonParams } from "../open-registration";
import { findTypedReason } from "../reason";
import { ReasonPage } from "../reason-page";

export async function generateMetadata({ params }: PersonParams): Promise<Metadata> {
  const { slug, id } = await params;
  const { name, registration } = await openRegistration(slug, id);
  const typed = await findTypedReason("decline", registration.id);
  return adminTitle((t) => t("decline.title", { name }), { error: typed?.problem != null });
}

/** Asks before somebody who waits is turned down. */
export default async function DeclinePage({ params }: PersonParams) {
  await openEventFor((await params).slug, "registrations.change");
  const { slug, id } = await params;
  const opened = await openRegistration(slug, id);
  const isPossible = transition(opened.registration.status, "decline") !== null;
  return <ReasonPage opened={opened} what="decline" action={declineWithReason} isPossible={isPossible} />;
}
