/**
 * Waits for the work, or for somebody who ends it with Ctrl-C or the like. Call it after `shutDownOnSignals`: while the
 * parts are being stopped the work usually fails for want of them, which is no news to whoever asked for the stop.
 * @param work is given a way to see between its steps that nobody waits for it any more.
 */
export function unlessStopped(work: (wasStopped: () => boolean) => Promise<void>): Promise<void> {
  let isStopped = false;
  const asked = new Promise<void>((resolve) => {
    const stop = () => {
      isStopped = true;
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  });
  return Promise.race([work(() => isStopped), asked]);
}
