"use server";

import { redirect } from "next/navigation";
import { requireOrganiser } from "@/app/admin/gate";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { changeRoles } from "@/lib/organisers/commands/change-roles";
import { disableOrganiser } from "@/lib/organisers/commands/disable-organiser";
import { endSessions } from "@/lib/organisers/commands/end-sessions";
import { inviteAgain, inviteOrganiser } from "@/lib/organisers/commands/invite-organiser";
import { isUuid } from "@/lib/uuid";
import { inviteForm, isTeamField, readBasis, readInvitation, readRoles, rolesForm } from "./form";

const team = "/admin/team";

/** Whom a form is about, after the gate. What is no id is nobody's. */
async function chosen(form: FormData) {
  const { organiserId } = await requireOrganiser("team.manage");
  const id = String(form.get("id"));
  if (!isUuid(id)) redirect(`${team}?said=unknown`);
  return {
    id,
    here: `${team}/${id}`,
    isSelf: id === organiserId,
    ctx: contextFor({ kind: "organiser", id: organiserId }),
  };
}

/** "Send the invitation", or the form again with what was typed. */
export async function invite(form: FormData): Promise<void> {
  const values = typedFrom(form, [...form.keys()].filter(isTeamField));
  await keepIfSignedOut(inviteForm, values);
  const { organiserId } = await requireOrganiser("team.manage");
  const read = readInvitation(values);
  const result = read.success
    ? await inviteOrganiser(read.data, contextFor({ kind: "organiser", id: organiserId }))
    : null;
  if (!result?.ok) {
    await keepTyped(inviteForm, { ...values, ...(result && { refused: result.reason }) });
    redirect(`${team}/invite`);
  }
  await forgetTyped(inviteForm);
  redirect(`${team}?said=invited&who=${result.id}`);
}

/** "Save", and "Give access back". */
export async function saveRoles(form: FormData): Promise<void> {
  const values = typedFrom(form, [...form.keys()].filter(isTeamField));
  const named = String(form.get("id"));
  if (isUuid(named)) await keepIfSignedOut(rolesForm(named), values);
  const { id, here, ctx } = await chosen(form);
  const wanted = readRoles(values);
  const result = await changeRoles({ organiserId: id, basis: readBasis(values.basis) ?? wanted, wanted }, ctx);
  if (!result.ok && result.reason === "unknown") redirect(`${team}?said=unknown`);
  if (!result.ok) {
    await keepTyped(rolesForm(id), { ...values, refused: result.reason });
    redirect(here);
  }
  await forgetTyped(rolesForm(id));
  redirect(`${here}?said=${!result.changed ? "unchanged" : form.get("restore") === "yes" ? "restored" : "saved"}`);
}

/** "Send the invitation again". */
export async function sendAgain(form: FormData): Promise<void> {
  const { id, here, ctx } = await chosen(form);
  const result = await inviteAgain({ organiserId: id }, ctx);
  redirect(`${here}?said=${result.ok ? "invited_again" : result.reason}`);
}

/** "Yes, take access away". Who takes their own is signed out by it. */
export async function removeAccess(form: FormData): Promise<void> {
  const { id, here, isSelf, ctx } = await chosen(form);
  const result = await disableOrganiser({ organiserId: id }, ctx);
  if (!result.ok) redirect(result.reason === "unknown" ? `${team}?said=unknown` : `${here}?said=${result.reason}`);
  redirect(isSelf ? "/admin/sign-in?signed-out" : `${here}?said=removed`);
}

/** Signs one browser of somebody out, or all of them. */
export async function endSession(form: FormData): Promise<void> {
  const { id, here, ctx } = await chosen(form);
  const session = String(form.get("session"));
  const { ended } = await endSessions({ organiserId: id, sessionId: isUuid(session) ? session : undefined }, ctx);
  if (!isUuid(session)) redirect(`${here}?said=ended_all&count=${ended}`);
  redirect(`${here}?said=${ended > 0 ? "ended" : "not_ended"}`);
}
