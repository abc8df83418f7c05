import { env } from "./env";

/**
 * The only place that asks the machine for the time.
 *
 * `now` is the time of the product: windows, registrations and the audit log follow it, and APP_CLOCK moves it for
 * demonstrations. `realNow` is for what must not go back when a demonstration starts again: sessions, leases, retries.
 */
export const clock = {
  /** Product time. With APP_CLOCK it starts there when the process starts, and runs on. */
  now(): Date {
    const start = env().APP_CLOCK;
    return start ? new Date(start.getTime() + Date.now() - performance.timeOrigin) : new Date();
  },
  /** Time of the machine. */
  realNow(): Date {
    return new Date();
  },
  /** A moment of the machine's time as the product's clock shows it, to be read beside product times. */
  shown(real: Date): Date {
    const start = env().APP_CLOCK;
    return start ? new Date(start.getTime() + real.getTime() - performance.timeOrigin) : real;
  },
  /** Whether pages must say that the time shown is not the real one. */
  isDemonstration(): boolean {
    return env().APP_CLOCK !== undefined;
  },
};
