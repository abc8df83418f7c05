import { describe, expect, it } from "vitest";
import { together } from "@/lib/together";

/** Work that can be held up: answers each input with ten times it once it is let go. */
function heldWork(isFaulty: (input: number) => boolean = () => false) {
  const calls: number[][] = [];
  const gates: (() => void)[] = [];
  const work = async (inputs: number[]) => {
    calls.push(inputs);
    await new Promise<void>((go) => gates.push(go));
    if (inputs.some(isFaulty)) throw new Error(`Not with ${inputs.join(", ")}.`);
    return inputs.map((input) => ({ status: "fulfilled" as const, value: input * 10 }));
  };
  /** Lets whatever is being worked on finish, and what comes after it, until nothing is left. */
  const letGo = async () => {
    for (let idle = 0; idle < 5; idle++) {
      for (const go of gates.splice(0)) {
        go();
        idle = 0;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { work, calls, letGo };
}

describe("doing together what waits together", () => {
  it("takes callers of the same moment in one call, in the order in which they came", async () => {
    const { work, calls, letGo } = heldWork();
    const ask = together(work, { most: 10 });
    const answers = Promise.all([3, 1, 2].map(ask));
    await letGo();
    expect(await answers).toEqual([30, 10, 20]);
    expect(calls).toEqual([[3, 1, 2]]);
  });

  it("lets newcomers line up behind the call that is running, and takes them all with the next", async () => {
    const { work, calls, letGo } = heldWork();
    const ask = together(work, { most: 10 });
    const first = ask(1);
    await Promise.resolve();
    const others = [ask(2), ask(3)];
    await letGo();
    expect(await Promise.all([first, ...others])).toEqual([10, 20, 30]);
    expect(calls).toEqual([[1], [2, 3]]);
  });

  it("takes no more than so many at a time", async () => {
    const { work, calls, letGo } = heldWork();
    const ask = together(work, { most: 2 });
    const answers = Promise.all([1, 2, 3, 4, 5].map(ask));
    await letGo();
    expect(await answers).toEqual([10, 20, 30, 40, 50]);
    expect(calls).toEqual([[1, 2], [3, 4], [5]]);
  });

  it("tries each by itself once when the work throws, so that a fault reaches only whoever brought it", async () => {
    const { work, calls, letGo } = heldWork((input) => input === 2);
    const ask = together(work, { most: 10 });
    const answers = Promise.allSettled([1, 2, 3].map(ask));
    await letGo();
    expect((await answers).map((answer) => (answer.status === "fulfilled" ? answer.value : "fault"))).toEqual([
      10,
      "fault",
      30,
    ]);
    expect(calls).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it("goes on after a fault", async () => {
    const { work, letGo } = heldWork((input) => input === 1);
    const ask = together(work, { most: 1 });
    const fault = ask(1).catch((error: Error) => error.message);
    const fine = ask(2);
    await letGo();
    expect(await fault).toBe("Not with 1.");
    expect(await fine).toBe(20);
    const later = ask(3);
    await letGo();
    expect(await later).toBe(30);
  });

  it("passes on the refusal of one among many without trying again", async () => {
    let calls = 0;
    const ask = together(
      async (inputs: number[]) => {
        calls += 1;
        return inputs.map((input) =>
          input === 2
            ? { status: "rejected" as const, reason: new Error("Not 2.") }
            : { status: "fulfilled" as const, value: input },
        );
      },
      { most: 10 },
    );
    const answers = await Promise.allSettled([1, 2, 3].map(ask));
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(calls).toBe(1);
  });

  it("never leaves anybody without an answer, even when the work forgets some", async () => {
    const ask = together(async () => [{ status: "fulfilled" as const, value: "first" }], { most: 10 });
    const answers = await Promise.allSettled([1, 2].map(ask));
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  });
});
