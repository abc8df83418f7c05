import { clock } from "./clock";
import { type Db, database } from "./db";

/** Who makes a change. The registration itself says which participant. */
export type Actor = { kind: "participant" } | { kind: "organiser"; id: string } | { kind: "system" };

/** What every command is given beside its input. `now` is product time. */
export type Context = { db: Db; now: Date; actor: Actor };

export function contextFor(actor: Actor): Context {
  return { db: database(), now: clock.now(), actor };
}
