/** Work of some urgency; lower lanes go first. */
export type Ordered = { id: string; lane: number };

/**
 * A number of places in which work is done side by side. What waits for a place is taken by urgency, and the least urgent
 * never gets all places, so that something urgent finds one at once.
 * @param work must not throw. @param options.spared places that `leastLane` leaves free.
 * @param options.turn asked before each piece of work: in how many seconds to ask again; 0 for now.
 */
export function slots<Work extends Ordered>(
  work: (item: Work) => Promise<void>,
  options: { most: number; spared: number; leastLane: number; turn?: (() => Promise<number>) | undefined },
) {
  const { leastLane, turn } = options;
  const mostOfLeast = Math.max(1, options.most - options.spared);
  const waiting: Work[] = [];
  const busy = new Map<string, { item: Work; done: Promise<void> }>();
  let isAsking = false;
  let timer: NodeJS.Timeout | undefined;

  const next = (): number => {
    if (busy.size >= options.most) return -1;
    const ofLeast = [...busy.values()].filter(({ item }) => item.lane >= leastLane).length;
    return waiting.findIndex(({ lane }) => lane < leastLane || ofLeast < mostOfLeast);
  };
  const begin = (item: Work) => {
    const done = work(item).finally(() => {
      busy.delete(item.id);
      fill();
    });
    busy.set(item.id, { item, done });
  };
  const fill = () => {
    if (turn) return void fillInTurn();
    for (let index = next(); index !== -1; index = next()) {
      const [item] = waiting.splice(index, 1);
      if (item) begin(item);
    }
  };
  const fillInTurn = async () => {
    if (isAsking || !turn) return;
    isAsking = true;
    try {
      while (next() !== -1) {
        const seconds = await turn();
        if (seconds > 0) {
          clearTimeout(timer);
          timer = setTimeout(fill, seconds * 1000);
          return;
        }
        // What waited may have been taken back meanwhile; the turn is then lost, which delays nobody for long.
        const index = next();
        if (index === -1) return;
        const [item] = waiting.splice(index, 1);
        if (item) begin(item);
      }
    } finally {
      isAsking = false;
    }
  };

  return {
    add(items: Work[]) {
      waiting.push(...items);
      waiting.sort((a, b) => a.lane - b.lane);
      fill();
    },
    /** How many wait or are being worked on, those of `leastLane` apart. */
    size: () => waiting.length + busy.size,
    sizeOfLeast: () =>
      [...waiting, ...[...busy.values()].map(({ item }) => item)].filter(({ lane }) => lane >= leastLane).length,
    /** Takes back what has not begun. */
    takeBack(): Work[] {
      clearTimeout(timer);
      return waiting.splice(0);
    },
    /** Resolves when everything that has begun is done. */
    finish: () => Promise.all([...busy.values()].map(({ done }) => done)),
  };
}
