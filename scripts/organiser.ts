import { parseArgs } from "node:util";
import { addOrganiser } from "../lib/organisers/commands/add-organiser";
import { disableOrganiser } from "../lib/organisers/commands/disable-organiser";
import { listOrganisers } from "../lib/organisers/queries";
import { type OrganiserRole, organiserRoles } from "../lib/organisers/schema";
import { runCommand } from "./parts/command";
import { StartError, say } from "./parts/words.mjs";

const usage = `npm run organiser -- add NAME@HOST --role ${organiserRoles.join("|")} [--event SLUG] [--name "Given Family"]
npm run organiser -- list
npm run organiser -- disable NAME@HOST`;

const refusals = {
  not_an_organiser: (email: string) => `${email} is not an address that mail can reach, like name@example.org.`,
  unknown_event: () => "There is no event with this slug; it stands in the event's address.",
  last_owner: (email: string) => `${email} is the last owner; add another one first.`,
  unknown: (email: string) => `There is no organiser with the address ${email}.`,
};

/** Who may sign in to /admin: for the first owner of an installation, and when nobody can sign in any more. */
await runCommand(async (ctx) => {
  const { positionals, values } = readArguments();
  const [verb, email = ""] = positionals;
  if (verb === "add" && email) {
    const role = organiserRoles.find((known) => known === (values.role ?? "organiser"));
    if (!role) throw new StartError(`There is no role ${values.role}. Roles are ${organiserRoles.join(", ")}.`);
    if (role === "owner" && values.event) throw new StartError("An owner is one of all events, never of one.");
    await add(email, role, values.name, values.event);
  } else if (verb === "disable" && email) {
    const done = await disableOrganiser({ email }, ctx);
    if (!done.ok) throw new StartError(refusals[done.reason](email));
    say(`${email} can no longer sign in.`);
  } else if (verb === "list") {
    const organisers = await listOrganisers(ctx.db);
    for (const { email, role, eventRoles, disabledAt } of organisers) {
      const events = eventRoles.map((own) => `  ${own.role} at ${own.event.slug}`).join("");
      say(`${(role ?? "-").padEnd(10)} ${email}${events}${disabledAt ? "  (disabled)" : ""}`);
    }
    if (organisers.length === 0)
      say("Nobody yet. Addresses in ORGANISER_EMAILS become owners when they first sign in.");
  } else {
    throw new StartError(usage);
  }

  async function add(address: string, role: OrganiserRole, name: string | undefined, event: string | undefined) {
    const added = await addOrganiser({ email: address, role, name, event }, ctx);
    if (!added.ok) throw new StartError(refusals[added.reason](address));
    const already = added.outcome === "unchanged" ? " already" : "";
    say(`${added.organiser.email} can${already} sign in as ${role}${event ? ` of ${event}` : ""} at /admin/sign-in.`);
  }
});

function readArguments() {
  try {
    const options = { role: { type: "string" }, event: { type: "string" }, name: { type: "string" } } as const;
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}
