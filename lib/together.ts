/**
 * Does together what waits together: while one call of `work` runs, newcomers line up, and the next call takes them all.
 * A caller that comes alone does not wait for others; in a rush a costly step (a lock, a transaction) is shared. Known from
 * databases as group commit.
 *
 * When `work` throws, each of its inputs is tried by itself, so that a fault reaches only whoever brought it.
 * @param work answers each input in the order given. @param most inputs at a time.
 */
export function together<Input, Output>(
  work: (inputs: Input[]) => Promise<PromiseSettledResult<Output>[]>,
  { most }: { most: number },
): (input: Input) => Promise<Output> {
  type Waiting = { input: Input; answer: (result: PromiseSettledResult<Output>) => void };
  let line: Waiting[] = [];
  let isBusy = false;

  const serve = async (served: Waiting[]): Promise<void> => {
    try {
      const results = await work(served.map(({ input }) => input));
      for (const [index, { answer }] of served.entries()) {
        answer(results[index] ?? { status: "rejected", reason: new Error("There was no answer to this input.") });
      }
    } catch (reason) {
      const [only, ...others] = served;
      if (only && others.length === 0) only.answer({ status: "rejected", reason });
      else for (const one of served) await serve([one]);
    }
  };

  const serveAll = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    // Callers of the same moment go together.
    await null;
    while (line.length > 0) {
      const served = line.slice(0, most);
      line = line.slice(most);
      await serve(served);
    }
    isBusy = false;
  };

  return (input) =>
    new Promise<Output>((resolve, reject) => {
      line.push({
        input,
        answer: (result) => (result.status === "fulfilled" ? resolve(result.value) : reject(result.reason)),
      });
      void serveAll();
    });
}

/**
 * Answers for `together` from one step that succeeds or fails for all of its inputs alike, such as a statement that reads
 * for all of them: when it fails, trying each by itself would only fail as often.
 * @param outputs in the order of the inputs.
 */
export async function settled<Input, Output>(
  outputs: Promise<Output[]>,
  inputs: Input[],
): Promise<PromiseSettledResult<Output>[]> {
  try {
    return (await outputs).map((value) => ({ status: "fulfilled", value }));
  } catch (reason) {
    return inputs.map(() => ({ status: "rejected", reason }));
  }
}
