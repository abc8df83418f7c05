import { describe, expect, it } from "vitest";
import { slots } from "@/lib/slots";

/** Work that ends when the test says so. */
function bench(options: { most: number; spared: number; turn?: () => Promise<number> }) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const places = slots(
    ({ id }: { id: string; lane: number }) => {
      begun.push(id);
      return new Promise<void>((resolve) => ends.set(id, resolve));
    },
    { leastLane: 2, ...options },
  );
  const end = async (id: string) => {
    ends.get(id)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, places, end };
}

const bulk = (...ids: string[]) => ids.map((id) => ({ id, lane: 2 }));

describe("places for work", () => {
  it("are filled, and what is urgent goes first", async () => {
    const { begun, places, end } = bench({ most: 2, spared: 0 });
    places.add(bulk("a", "b", "c"));
    expect(begun).toEqual(["a", "b"]);
    places.add([{ id: "urgent", lane: 0 }]);
    await end("a");
    expect(begun).toEqual(["a", "b", "urgent"]);
    await end("urgent");
    expect(begun.at(-1)).toBe("c");
  });

  it("are never all taken by what is least urgent", () => {
    const { begun, places } = bench({ most: 3, spared: 1 });
    places.add(bulk("a", "b", "c"));
    expect(begun).toEqual(["a", "b"]);
    places.add([{ id: "urgent", lane: 1 }]);
    expect(begun).toEqual(["a", "b", "urgent"]);
  });

  it("keep the order within a lane", async () => {
    const { begun, places, end } = bench({ most: 1, spared: 0 });
    places.add(bulk("a", "b", "c"));
    for (const id of ["a", "b", "c"]) await end(id);
    expect(begun).toEqual(["a", "b", "c"]);
  });

  it("give back what has not begun, and finish what has", async () => {
    const { places, end } = bench({ most: 1, spared: 0 });
    places.add(bulk("a", "b"));
    expect(places.takeBack().map(({ id }) => id)).toEqual(["b"]);
    let isFinished = false;
    const finished = places.finish().then(() => {
      isFinished = true;
    });
    expect(isFinished).toBe(false);
    await end("a");
    await finished;
    expect(places.size()).toBe(0);
  });

  it("wait for their turn, and give it to what is urgent by then", async () => {
    let allow: (seconds: number) => void = () => {};
    const turn = () =>
      new Promise<number>((resolve) => {
        allow = resolve;
      });
    const { begun, places } = bench({ most: 2, spared: 0, turn });
    places.add(bulk("a"));
    places.add([{ id: "urgent", lane: 0 }]);
    allow(0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual(["urgent"]);
    places.takeBack();
    allow(0);
  });
});
