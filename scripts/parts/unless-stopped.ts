/**
 * Waits for the work, or for somebody who ends it with Ctrl-C or the like. Call it after `shutDownOnSignals`: while the
 * parts are being stopped the work usually fails for want of them, which is no news to whoever asked for the stop.
 */
export function unlessStopped(work: Promise<void>): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  return Promise.race([work, asked]);
}
