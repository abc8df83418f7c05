import { findTyped } from "@/app/admin/typed";
import { addressSchema, type FieldErrorCode, fieldErrorCodes } from "@/lib/registrations/schema";

/** Name under which a typed address is kept. */
export const addressForm = (registrationId: string) => `address:${registrationId}`;

const refusals = ["same_address", "address_taken", "changed_meanwhile"] as const;
export type AddressRefusal = (typeof refusals)[number];

/** An address as the registration form takes it, or the code of what is wrong with it. */
export function readAddress(typed: string): { ok: true; email: string } | { ok: false; code: FieldErrorCode } {
  const parsed = addressSchema.safeParse(typed);
  if (parsed.success) return { ok: true, email: parsed.data };
  const message = parsed.error.issues[0]?.message;
  return { ok: false, code: fieldErrorCodes.find((code) => code === message) ?? "not_an_address" };
}

/**
 * What this browser typed and could not send: the address, what is wrong with it, or that it looks like a slip, which a
 * second press confirms. Null when there is nothing.
 */
export async function findTypedAddress(registrationId: string) {
  const values = await findTyped(addressForm(registrationId));
  if (!values) return null;
  const typed = values.email ?? "";
  const read = readAddress(typed);
  const refusal = refusals.find((known) => known === values.refusal) ?? null;
  return { typed, problem: read.ok ? refusal : read.code };
}
