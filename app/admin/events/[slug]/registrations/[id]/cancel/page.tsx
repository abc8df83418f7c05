import type { Metadata } from "next";
import { isEnded } from "@/lib/registrations/rules";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { cancelWithReason } from "../actions";
import { openRegistration, type PersonParams } from "../open-registration";
import { findTypedReason } from "../reason";
import { ReasonPage } from "../reason-page";

export async function generateMetadata({ params }: PersonParams): Promise<Metadata> {
  const { slug, id } = await params;
  const { name, registration } = await openRegistration(slug, id);
  const typed = await findTypedReason("cancel", registration.id);
  return adminTitle((t) => t("cancel.title", { name }), { error: typed?.problem != null });
}

/** Asks before a registration is cancelled. */
export default async function CancelPage({ params }: PersonParams) {
  await openEventFor((await params).slug, "registrations.change");
  const { slug, id } = await params;
  const opened = await openRegistration(slug, id);
  const isPossible = !isEnded(opened.registration.status);
  return <ReasonPage opened={opened} what="cancel" action={cancelWithReason} isPossible={isPossible} />;
}
