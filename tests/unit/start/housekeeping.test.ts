import { parseCrontab } from "graphile-worker";
import { describe, expect, it } from "vitest";
import { housekeeping } from "../../../scripts/parts/housekeeping";

describe("housekeeping", () => {
  it("has schedules that the job runner can read", () => {
    const crontab = housekeeping.map(({ name, schedule }) => `${schedule} ${name}`).join("\n");
    expect(parseCrontab(crontab).map((item) => item.task)).toEqual(housekeeping.map((job) => job.name));
  });

  it("purges drafts every five minutes, as is promised to participants", () => {
    expect(housekeeping.find((job) => job.name === "purge_drafts")?.schedule).toBe("*/5 * * * *");
  });
});
