import { describe, expect, it } from "vitest";
import { at, catalogue, storedEntry, type GivenEntry } from "../../tests/support/day-fixtures.ts";
import { createSeededRandom } from "../../tests/support/seeded-random.ts";
import type { ComplaintDecided, ComplaintRegistered } from "../events/complaint.ts";
import type { EntryMention } from "../events/mention.ts";
import type { Header } from "../journal/entry.ts";
import { foldComplaints, timeComplaint } from "./complaints.ts";
import { readStoredEntry, type ReadEntry } from "./stored-entry.ts";

const registration: ComplaintRegistered = {
  number: "1394/1",
  complainant: {
    standing: "agent",
    name: "نام",
    surname: "نام خانوادگی",
    fatherName: "نام پدر",
    job: "کشاورز",
    address: "روستا، کوچهٔ یکم",
    phone: "04400000000",
  },
  signatureSeen: true,
  addressee: "boards",
  contest: "both",
  about: null,
  text: "شعبه دیر باز شد.",
  pages: 2,
  receivedAt: at("12:00"),
};

function make(given: Partial<GivenEntry>): ReadEntry {
  return readStoredEntry(
    storedEntry({
      author: "desk-a",
      seq: 0,
      type: "complaint.registered",
      unit: "WA-URM",
      subject: "c-1",
      data: registration,
      claimedAt: at("12:05"),
      receivedAt: null,
      position: null,
      officer: "urmia",
      mode: catalogue.election.mode,
      ...given,
    }),
  );
}

const mention = ({ header: { author, seq, payloadHash } }: { header: Header }): EntryMention => ({
  author,
  seq,
  payloadHash,
});

const decide = (outcome: ComplaintDecided["outcome"], after: EntryMention[], given: Partial<GivenEntry>): ReadEntry =>
  make({
    type: "complaint.decided",
    data: { after, outcome, reason: "دلیل", decidedAt: at("15:00") } satisfies ComplaintDecided,
    ...given,
  });

const registered = make({});
const stateOf = (...entries: ReadEntry[]) => foldComplaints(entries).map(({ state }) => state);

describe("complaints", () => {
  it("are open until somebody decides", () => {
    expect(stateOf(registered)).toEqual(["open"]);
    expect(stateOf(registered, decide("rejected", [], { seq: 1 }))).toEqual(["rejected"]);
  });

  it("two outcomes that did not know of each other are disputed, and one behind both settles it", () => {
    const one = decide("rejected", [], { seq: 1 });
    const other = decide("upheld", [], { author: "desk-b", seq: 0 });
    expect(stateOf(registered, one, other)).toEqual(["disputed"]);
    const settled = decide("upheld", [mention(one), mention(other)], { author: "desk-b", seq: 1 });
    expect(stateOf(registered, one, other, settled)).toEqual(["upheld"]);
  });

  it("two that say the same apart are no dispute", () => {
    const one = decide("withdrawn", [], { seq: 1 });
    const other = decide("withdrawn", [], { author: "desk-b", seq: 0 });
    expect(stateOf(registered, one, other)).toEqual(["withdrawn"]);
  });

  it("a decision without the right to is shown and counts for nothing", () => {
    const decided = decide("rejected", [], { seq: 1 });
    const strange = decide("upheld", [mention(decided)], { author: "stranger" });
    const isOffice = (author: string) => author === registered.header.author;
    const [complaint] = foldComplaints([registered, decided, strange], isOffice);
    expect(complaint).toMatchObject({ state: "rejected" });
    expect(complaint!.decisions).toHaveLength(2);
    expect(foldComplaints([registered, strange], isOffice)[0]!.state).toBe("open");
  });

  it("a second registration under one id stands beside the first and replaces nothing", () => {
    const again = make({ author: "desk-b", data: { ...registration, number: "1394/9" } });
    const [complaint] = foldComplaints([again, registered]);
    expect(complaint!.registered!.data!.number).toBe("1394/1");
    expect(complaint!.alsoRegistered).toHaveLength(1);
  });

  it("a decision without a registration is shown, and says that it cannot be read", () => {
    const [complaint] = foldComplaints([decide("upheld", [], { seq: 4 })]);
    expect(complaint).toMatchObject({ registered: null, state: "upheld" });
    const unread = readStoredEntry({ ...unreadable() });
    expect(stateOf(unread)).toEqual(["unreadable"]);
  });

  it("are the same whatever order their entries arrive in", () => {
    const one = decide("rejected", [], { seq: 1 });
    const other = decide("upheld", [mention(one)], { author: "desk-b", seq: 0 });
    const third = decide("passed-on", [], { author: "desk-c", seq: 0 });
    const all = [
      registered,
      one,
      other,
      third,
      make({ subject: "c-2", seq: 2 }),
      decide("upheld", [], { seq: 3, subject: "c-2" }),
    ];
    const expected = foldComplaints(all);
    const random = createSeededRandom("complaints");
    for (let round = 0; round < 100; round++) {
      const keys = new Map(all.map((entry) => [entry, random.bytes(4).join()]));
      const shuffled = all.toSorted((left, right) => (keys.get(left)! < keys.get(right)! ? -1 : 1));
      expect(foldComplaints(shuffled), `seed complaints, round ${round}`).toEqual(expected);
    }
  });
});

function unreadable() {
  const header = JSON.stringify(make({ seq: 7 }).header);
  return { header, payload: null, position: null, receivedAt: null };
}

describe("when a complaint was handed in", () => {
  const documents = { election: catalogue.election, calendar: [] };
  const day = Date.parse(at("00:00"));
  const inDays = (days: number, ms = 0) => new Date(day + days * 86_400_000 + ms).toISOString();
  const timed = (addressee: ComplaintRegistered["addressee"], receivedAt: string) =>
    timeComplaint({ addressee, contest: "majles", receivedAt }, null, documents).received;

  it("to the Guardian Council: in time to the last millisecond of the seventh day, after it from the next", () => {
    expect(timed("guardian-council", inDays(7, -1))).toBe("in-time");
    expect(timed("guardian-council", inDays(7))).toBe("after");
  });

  it("to the boards: in time within two days of voting, and not known behind that while no results are announced", () => {
    expect(timed("boards", inDays(3, -1))).toBe("in-time");
    expect(timed("boards", inDays(3))).toBe("unknown");
  });

  it("to the boards, once the calendar tells of the results: in time until two days after, then after the window", () => {
    const calendar = [
      {
        id: "r",
        kind: "results",
        constituency: null,
        contest: null,
        at: inDays(2, 1),
        orderNo: "1",
        basis: "calendar",
      },
    ] as const;
    const received = (receivedAt: string) =>
      timeComplaint({ addressee: "boards", contest: "both", receivedAt }, null, { ...documents, calendar }).received;
    expect(received(inDays(5, -1))).toBe("in-time");
    expect(received(inDays(5))).toBe("after");
  });

  it("the Council is set no time for deciding that is known here; the boards are", () => {
    const timing = (addressee: ComplaintRegistered["addressee"]) =>
      timeComplaint({ addressee, contest: "experts", receivedAt: inDays(0) }, null, documents);
    expect(timing("guardian-council").decideByMs).toBeNull();
    expect(timing("boards").decideByMs).toBe(Date.parse(inDays(7)));
  });
});
