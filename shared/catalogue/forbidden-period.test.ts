import { describe, expect, it } from "vitest";
import { forbiddenPeriods, isForbiddenAt } from "./forbidden-period.ts";
import { campaignRules } from "./offences/campaign.ts";
import { westAzerbaijanElection } from "./province/election.ts";
import type { CalendarItem } from "./schema.ts";

const election = westAzerbaijanElection("2016-02-26");
const urmia = { constituency: "majles-urmia" };
const extended: CalendarItem = {
  id: "extension-1",
  kind: "closing",
  constituency: "majles-urmia",
  contest: "experts",
  at: "2016-02-26T18:30:00.000Z",
  orderNo: "1",
  basis: "sourced",
};
const rule = (id: string) => campaignRules.find((offence) => offence.id === id)!;
const quietIn = (calendar: CalendarItem[], unit = urmia) =>
  forbiddenPeriods(rule("campaign-quiet-period"), election, calendar, unit);

describe("what the calendar forbids", () => {
  it("is campaigning from 08:00 of the day before until the doors close", () => {
    expect(quietIn([])).toEqual([
      { contest: null, startsAt: "2016-02-25T04:30:00.000Z", endsAt: "2016-02-26T16:30:00.000Z" },
    ]);
  });

  it("ends later where voting is extended, there and for whichever of the two elections", () => {
    expect(quietIn([extended])[0]?.endsAt).toBe("2016-02-26T18:30:00.000Z");
    expect(quietIn([extended], { constituency: "majles-khoy" })[0]?.endsAt).toBe("2016-02-26T16:30:00.000Z");
  });

  it("is campaigning before its time, which the two elections set differently", () => {
    expect(forbiddenPeriods(rule("campaign-early"), election, [], urmia)).toEqual([
      { contest: "majles", startsAt: null, endsAt: "2016-02-17T20:30:00.000Z" },
      { contest: "experts", startsAt: null, endsAt: "2016-02-10T20:30:00.000Z" },
    ]);
  });

  it("holds from its first moment up to its last, and that one is free", () => {
    const [quiet] = quietIn([]);
    expect(isForbiddenAt(quiet!, "2016-02-25T04:29:59.999Z")).toBe(false);
    expect(isForbiddenAt(quiet!, "2016-02-25T04:30:00.000Z")).toBe(true);
    expect(isForbiddenAt(quiet!, "2016-02-26T16:30:00.000Z")).toBe(false);
    expect(isForbiddenAt({ contest: null, startsAt: null, endsAt: quiet!.endsAt }, "1979-04-01T00:00:00.000Z")).toBe(
      true,
    );
  });

  it("leaves alone what is forbidden on every day", () => {
    expect(forbiddenPeriods(rule("campaign-posters"), election, [], urmia)).toEqual([]);
  });
});
