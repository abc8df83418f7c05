import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { isDeadNeighbour, nameThisWorker } from "@/lib/worker-name";

const [place, pid] = nameThisWorker().split(":");

it("gives every worker a name of its own", () => {
  expect(nameThisWorker()).not.toBe(nameThisWorker());
  expect(pid).toBe(String(process.pid));
});

it("takes only a process of this place that is gone for dead", () => {
  const gone = spawnSync(process.execPath, ["--version"]).pid;
  expect(isDeadNeighbour(`${place}:${gone}:00000000`)).toBe(true);
  expect(isDeadNeighbour(nameThisWorker())).toBe(false);
  expect(isDeadNeighbour(`elsewhere:${gone}:00000000`)).toBe(false);
  expect(isDeadNeighbour("nonsense")).toBe(false);
  expect(isDeadNeighbour(`${place}:-1:00000000`)).toBe(false);
});
