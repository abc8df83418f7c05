import type { Metadata } from "next";
import { AddressForm } from "@/components/bounces/address-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { listRecognisedBodies } from "@/lib/recognised-bodies/queries";
import { recognise } from "@/lib/recognised-bodies/rules";
import { likelyMeantAddress, standsOnRecognition } from "@/lib/registrations/rules";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { openRegistration, type PersonParams } from "../open-registration";
import { PersonTrouble } from "../person-trouble";
import { saveAddress } from "./actions";
import { findTypedAddress } from "./form";

export async function generateMetadata({ params }: PersonParams): Promise<Metadata> {
  const { slug, id } = await params;
  const { name, locale, registration } = await openRegistration(slug, id);
  const typed = await findTypedAddress(registration.id);
  const t = translator(locale, "bounces");
  return adminTitle(() => t("address.title", { name }), { error: typed?.problem != null });
}

/** Another address for somebody whom mail does not reach, and the mail anew. */
export default async function AddressPage({ params }: PersonParams) {
  await openEventFor((await params).slug, "registrations.change");
  const { slug, id } = await params;
  const { scope, event, title, registration, name, here, locale } = await openRegistration(slug, id);
  const t = translator(locale, "bounces");
  const recognition = recognise(registration.email, await listRecognisedBodies(database(), scope));
  const typed = await findTypedAddress(registration.id);
  const gone = registration.erasedAt ? "address.erased" : registration.mergedInto ? "address.merged" : null;
  const error = typed?.problem && problemInWords(typed.problem, locale);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      {error && (
        <ErrorSummary
          heading={translator(locale, "forms")("errorHeading")}
          errors={[{ name: "email", message: error }]}
        />
      )}
      <a className="back-link" href={here}>
        {name}
      </a>
      <h1>{t("address.title", { name })}</h1>
      {gone ? (
        <Notice>
          <p>{t(gone)}</p>
        </Notice>
      ) : (
        <>
          <PersonTrouble slug={event.slug} id={registration.id} />
          <AddressForm
            t={t}
            action={saveAddress}
            slug={event.slug}
            registration={registration}
            typed={typed?.typed ?? null}
            error={error || undefined}
            meant={typed && !error ? likelyMeantAddress(typed.typed) : null}
            hungOnAddress={standsOnRecognition(registration, event) && recognition.kind === "recognised"}
            back={here}
          />
        </>
      )}
    </AdminFrame>
  );
}

type Problem = NonNullable<NonNullable<Awaited<ReturnType<typeof findTypedAddress>>>["problem"]>;

function problemInWords(problem: Problem, locale: Parameters<typeof translator>[0]): string {
  if (problem === "same_address" || problem === "address_taken" || problem === "changed_meanwhile") {
    return translator(locale, "bounces")(`address.errors.${problem}`);
  }
  const registration = translator(locale, "registration");
  const own = `errors.email.${problem}` as "errors.not_an_address";
  return registration(registration.has(own) ? own : (`errors.${problem}` as "errors.not_an_address"));
}
