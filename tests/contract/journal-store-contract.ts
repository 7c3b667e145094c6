/** What every store of the server's journal must do. Titles carry the rules of `shared/sync/SPEC.md` where there is one. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JournalStore, NewAuthor, ReadScope, Scope } from "../../server/journal-store/journal-store.ts";
import type { AuthorId, EvidenceHash, Seq, UnitId } from "../../shared/journal/ids.ts";
import type { TypeFilter } from "../../shared/policy/may-read.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { WireTablet, sha256, type MadeEntry, type WireEntry } from "./wire-tablet.ts";

export interface StoreUnderTest {
  store: JournalStore;
  /** Closes the store, and opens what it left. */
  reopen(): Promise<JournalStore>;
  /** Closes the store and removes what it left. */
  discard(): Promise<void>;
}

const firstAt = "2016-02-26T05:00:00.000Z";
const laterAt = "2016-02-26T06:00:00.000Z";

const newAuthor = (tablet: WireTablet): NewAuthor => ({
  author: tablet.author as AuthorId,
  unit: tablet.unit as UnitId,
  role: "governor-representative",
  officer: "p-0001",
  deviceName: "tablet",
  platform: "test",
  enrolledAt: firstAt,
});

interface PulledPage {
  entries: (WireEntry & { position: number; receivedAt: string })[];
  next: number;
  upTo: number;
}

const raw = (made: readonly MadeEntry[]) => made.map(({ entry }) => entry);
const outcomes = (results: readonly IngestResult[]) => results.map(({ outcome }) => outcome);

export function describeJournalStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let subject: StoreUnderTest;
    let store: JournalStore;
    let tablet: WireTablet;

    // Opening a store takes longer than a test: each test has a province of its own in one store, and counts from its end.
    let testCount = 0;
    let base = 0;
    let province: Scope;
    let urmia: Scope;
    let branch1: Scope;
    let [urm, urm1, urm2, kho1] = ["", "", "", ""];

    beforeAll(async () => {
      subject = await open();
      store = subject.store;
    });
    afterAll(() => subject.discard());

    beforeEach(async () => {
      const root = `P${++testCount}`;
      base = await store.size();
      urm = `${root}-URM`;
      const kho = `${root}-KHO`;
      [urm1, urm2, kho1] = [`${urm}-0001`, `${urm}-0002`, `${kho}-0001`];
      const paths = {
        [root]: `${root}/`,
        [urm]: `${root}/${urm}/`,
        [kho]: `${root}/${kho}/`,
        [urm1]: `${root}/${urm}/${urm1}/`,
        [urm2]: `${root}/${urm}/${urm2}/`,
        [kho1]: `${root}/${kho}/${kho1}/`,
      };
      await store.registerUnits(Object.entries(paths).map(([unit, path]) => ({ unit: unit as UnitId, path })));
      province = { path: paths[root]! };
      urmia = { path: paths[urm]! };
      branch1 = { path: paths[urm1]! };
      tablet = await enrol(urm1);
    });

    const count = async () => (await store.size()) - base;

    async function enrol(unit: string): Promise<WireTablet> {
      const fresh = new WireTablet(unit);
      await store.registerAuthor(newAuthor(fresh));
      return fresh;
    }

    async function ingest(entries: readonly unknown[], scope = province, at = firstAt): Promise<IngestResult[]> {
      const results = await store.ingest(entries, scope, at);
      return results.map((result) =>
        result.position === undefined ? result : { ...result, position: result.position - base },
      );
    }

    async function pull(after: number, limit: number, scope: ReadScope = province): Promise<PulledPage> {
      const bytes = await store.pullPage(base + after, limit, scope);
      const page = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as PulledPage;
      const entries = page.entries.map((entry) => ({ ...entry, position: entry.position - base }));
      return { entries, next: page.next - base, upTo: page.upTo - base };
    }

    async function pullAll(scope: ReadScope = province, limit = 1000): Promise<PulledPage["entries"]> {
      const entries: PulledPage["entries"] = [];
      for (let after = 0; ;) {
        const page = await pull(after, limit, scope);
        entries.push(...page.entries);
        if (page.next >= page.upTo) return entries;
        expect(page.next).toBeGreaterThan(after);
        after = page.next;
      }
    }

    test.each<TypeFilter>([
      { kind: "except", types: ["office.acted"] },
      { kind: "except", types: ["violation.logged", "office.acted"] },
      { kind: "only", types: ["violation.logged"] },
      { kind: "only", types: [] },
    ])("a page has the types that its reader may read, and none is passed over: $kind $types", async (types) => {
      const kinds = ["report.filed", "violation.logged", "case.opened", "office.acted"];
      // Text that quotes a header must not be taken for one.
      const subject = `x/"type":"office.acted"/"type":"violation.logged"`;
      const made = Array.from({ length: 40 }, (_, index) =>
        tablet.make({ header: { type: kinds[index % kinds.length]!, ...(index % 3 === 0 && { subject }) } }),
      );
      await ingest(raw(made));
      const isGiven = (type: string) => types.types.some((named) => named === type) === (types.kind === "only");
      const wanted = made.filter((_, index) => isGiven(kinds[index % kinds.length]!)).map(({ seq }) => seq + 1);
      for (const scope of [province, urmia, branch1]) {
        for (const limit of [1, 3, 1000]) {
          const given = await pullAll({ ...scope, types }, limit);
          expect(given.map(({ position }) => position)).toEqual(wanted);
        }
      }
    });

    test("inserts a log and gives each entry the next position", async () => {
      const made = tablet.makeMany(3);
      const results = await ingest(raw(made));
      expect(results).toEqual(
        made.map(({ seq, author }, index) => ({
          author,
          seq,
          outcome: "inserted",
          position: index + 1,
          receivedAt: firstAt,
        })),
      );
      expect(await count()).toBe(3);
      expect(await store.heads(province)).toEqual({ [tablet.author]: 2 });
    });

    test("a body is read as a list of entries is", async () => {
      const made = tablet.makeMany(2);
      const body = new TextEncoder().encode(JSON.stringify({ entries: raw(made) }));
      const answer = await store.ingestBody(body, province, firstAt);
      expect(answer.kind).toBe("answered");
      expect(outcomes(JSON.parse((answer as { resultsJson: string }).resultsJson) as IngestResult[])).toEqual([
        "inserted",
        "inserted",
      ]);
    });

    test.each([
      ["no JSON", "{", { kind: "unreadable", fault: "not-json" }],
      ["no UTF-8", "\xff", { kind: "unreadable", fault: "not-json" }],
      ["no list", `{"entries":{}}`, { kind: "unreadable", fault: "not-a-push" }],
      ["another thing", `null`, { kind: "unreadable", fault: "not-a-push" }],
      ["501 entries", JSON.stringify({ entries: Array(501).fill(0) }), { kind: "too-many-entries", count: 501 }],
    ])("a body that is %s is refused whole", async (_what, text, answer) => {
      expect(await store.ingestBody(Uint8Array.from(Buffer.from(text, "latin1")), province, firstAt)).toEqual(answer);
      expect(await count()).toBe(0);
    });

    test("what is sent again is a duplicate with its first receipt", async () => {
      const made = tablet.makeMany(2);
      const [first] = await ingest(raw(made));
      const again = await ingest(raw(made), province, laterAt);
      expect(again[0]).toEqual({ ...first, outcome: "duplicate" });
      expect(await count()).toBe(2);
    });

    test("the same entry twice in one batch is inserted once", async () => {
      const { entry } = tablet.make();
      const results = await ingest([entry, entry]);
      expect(outcomes(results).toSorted()).toEqual(["duplicate", "inserted"]);
      expect(await count()).toBe(1);
    });

    test("an entry behind a gap is held, and comes in with the time it first came", async () => {
      const made = tablet.makeMany(4);
      expect(outcomes(await ingest(raw(made.slice(2))))).toEqual(["held", "held"]);
      expect(await store.heads(province)).toEqual({});
      expect(await store.listAside("held", province)).toHaveLength(2);
      expect(outcomes(await ingest(raw(made.slice(0, 2)), province, laterAt))).toEqual(["inserted", "inserted"]);
      expect(await store.heads(province)).toEqual({ [tablet.author]: 3 });
      expect(await store.listAside("held", province)).toEqual([]);
      const entries = await pullAll();
      expect(entries.map(({ receivedAt }) => receivedAt)).toEqual([laterAt, laterAt, firstAt, firstAt]);
      expect(entries.map(({ header }) => header)).toEqual(made.map(({ entry }) => entry.header));
    });

    test("an entry held twice is kept once", async () => {
      const [, second] = tablet.makeMany(2);
      const once = await ingest([second!.entry]);
      const twice = await ingest([second!.entry], province, laterAt);
      expect(twice).toEqual(once);
      expect(await store.listAside("held", province)).toHaveLength(1);
    });

    test("S14 a whole copy takes the place of a damaged one that was held, with its time", async () => {
      const [first, second] = tablet.makeMany(2);
      const damaged = { ...second!.entry, payload: "{}" };
      expect(await ingest([damaged])).toMatchObject([{ outcome: "rejected", reason: "bad-payload-hash" }]);
      expect(await ingest([second!.entry], province, laterAt)).toMatchObject([
        { outcome: "held", receivedAt: firstAt },
      ]);
      expect(await ingest([damaged], province, laterAt)).toMatchObject([{ outcome: "rejected" }]);
      expect(outcomes(await ingest([first!.entry], province, laterAt))).toEqual(["inserted"]);
      expect(await pullAll()).toMatchObject([{ ...first!.entry }, { ...second!.entry, receivedAt: firstAt }]);
    });

    test("a fork keeps both branches and freezes the author", async () => {
      const [first, second] = tablet.makeMany(2);
      await ingest([first!.entry, second!.entry]);
      const other = tablet.make({ seq: 1, backlink: first!.hash, data: { report: "R2", slot: "h10", values: {} } });
      const behindOther = tablet.make();
      expect(outcomes(await ingest([other.entry, behindOther.entry]))).toEqual(["forked", "forked"]);
      expect((await store.findAuthor(tablet.author as AuthorId))?.status).toBe("frozen");
      const aside = await store.listAside("forked", province);
      expect(aside.map(({ hash }) => hash)).toEqual([other.hash, behindOther.hash]);
      expect(await count()).toBe(2);
      expect(outcomes(await ingest([first!.entry, other.entry]))).toEqual(["duplicate", "forked"]);
      expect(await store.listAside("forked", province)).toHaveLength(2);
    });

    test("an entry that follows something else than the head is a fork", async () => {
      await ingest(raw(tablet.makeMany(1)));
      const stray = tablet.make({ seq: 1, backlink: sha256("something else") });
      expect(outcomes(await ingest([stray.entry]))).toEqual(["forked"]);
    });

    test("what a revoked author sends is kept for a decision", async () => {
      const made = tablet.makeMany(2);
      await ingest([made[0]!.entry]);
      await store.revokeAuthor(tablet.author as AuthorId, laterAt);
      expect(outcomes(await ingest(raw(made), province, laterAt))).toEqual(["duplicate", "quarantined"]);
      expect(await store.listAside("quarantined", province)).toMatchObject([{ seq: 1, receivedAt: laterAt }]);
      expect(await count()).toBe(1);
      expect(await store.findAuthor(tablet.author as AuthorId)).toMatchObject({ status: "revoked", statusAt: laterAt });
    });

    describe("a refused entry", () => {
      const tooLarge = { values: { note: "ا".repeat(40_000) } };
      const cases: [reason: string, make: (maker: WireTablet) => WireEntry][] = [
        ["wrong-election", (maker) => maker.make({ header: { election: "tehran-1394" } }).entry],
        ["malformed", (maker) => maker.make({ header: { mood: "good" } }).entry],
        ["malformed", (maker) => maker.make({ header: { claimedAt: "yesterday" } }).entry],
        ["bad-payload-hash", (maker) => ({ ...maker.make().entry, payload: `{"salt":"x"}` })],
        ["too-large", (maker) => maker.make({ data: tooLarge }).entry],
        ["too-large", (maker) => maker.make({ header: { subject: "s".repeat(3000) } }).entry],
        ["unknown-author", (maker) => maker.make({ header: { unit: kho1 } }).entry],
        ["unknown-author", (maker) => maker.make({ header: { unit: "WA-NOWHERE" } }).entry],
      ];
      test.each(cases)("(%s, %#) is a link: what stands behind it comes in", async (reason, make) => {
        const before = tablet.make();
        const wrong = make(tablet);
        const behind = tablet.make();
        const results = await ingest([before.entry, wrong, behind.entry]);
        expect(outcomes(results)).toEqual(["inserted", "rejected", "inserted"]);
        expect(results[1]).toEqual({ author: tablet.author, seq: 1, outcome: "rejected", reason });
        expect(await count()).toBe(2);
        expect(await store.heads(province)).toEqual({ [tablet.author]: 2 });
        expect(await store.findPlace(tablet.author as AuthorId, 1 as Seq)).toMatchObject({ kind: "link", reason });
        expect(outcomes(await ingest([wrong]))).toEqual(["rejected"]);
        expect(outcomes(await ingest([tablet.make().entry]))).toEqual(["inserted"]);
      });

      test("whose payload was damaged on the way comes in when it is sent whole", async () => {
        const made = tablet.makeMany(2);
        await ingest([{ ...made[0]!.entry, payload: "{}" }, made[1]!.entry]);
        const results = await ingest(raw(made), province, laterAt);
        expect(results).toMatchObject([
          { outcome: "inserted", position: 2, receivedAt: laterAt },
          { outcome: "duplicate", position: 1 },
        ]);
        expect(await store.findPlace(tablet.author as AuthorId, 0 as Seq)).toMatchObject({ kind: "entry" });
      });

      test("with a forged signature leaves nothing, and what stands behind it is held", async () => {
        const made = tablet.makeMany(2);
        const forged = { ...made[0]!.entry, signature: made[1]!.entry.signature };
        expect(await ingest([forged])).toEqual([
          { author: tablet.author, seq: 0, outcome: "rejected", reason: "bad-signature" },
        ]);
        expect(await store.findPlace(tablet.author as AuthorId, 0 as Seq)).toEqual({ kind: "nothing" });
        expect(outcomes(await ingest(raw(made)))).toEqual(["inserted", "inserted"]);
      });

      test("with something that is no signature is not vouched for by what stands behind it", async () => {
        const made = tablet.makeMany(2);
        const results = await ingest([{ ...made[0]!.entry, signature: "x".repeat(100) }, made[1]!.entry]);
        expect(results).toMatchObject([{ outcome: "rejected", reason: "bad-signature" }, { outcome: "held" }]);
      });

      test.each([
        ["a number", 7],
        ["null", null],
        ["no header", { payload: null, signature: "" }],
        ["a header that is no JSON", { header: "{", payload: null, signature: "" }],
        ["a header without an author", { header: "{}", payload: null, signature: "" }],
        ["a field too many", { header: "{}", payload: null, signature: "", more: 1 }],
      ])("that is %s is malformed and does not affect the others", async (_what, junk) => {
        const results = await ingest([junk, tablet.make().entry]);
        expect(results).toMatchObject([
          { author: null, seq: null, outcome: "rejected", reason: "malformed" },
          { outcome: "inserted" },
        ]);
      });

      test("of an unknown device leaves nothing", async () => {
        const stranger = new WireTablet(urm1);
        const results = await ingest([stranger.make().entry, tablet.make().entry]);
        expect(results).toMatchObject([
          { author: stranger.author, seq: 0, outcome: "rejected", reason: "unknown-author" },
          { outcome: "inserted" },
        ]);
        expect(await store.findAuthor(stranger.author as AuthorId)).toBeUndefined();
      });
    });

    test("an entry about another place than the caller's is not taken from them", async () => {
      const khoy = await enrol(kho1);
      expect(await ingest([khoy.make().entry], urmia)).toMatchObject([
        { outcome: "rejected", reason: "unknown-author" },
      ]);
      expect(await store.findPlace(khoy.author as AuthorId, 0 as Seq)).toEqual({ kind: "nothing" });
    });

    test("a county's device writes about its branches, and brings what they wrote", async () => {
      const county = await enrol(urm);
      const own = county.make({ header: { unit: urm2 } });
      expect(outcomes(await ingest([own.entry, tablet.make().entry], urmia))).toEqual(["inserted", "inserted"]);
    });

    test("a payload that was missing is filled in when it comes", async () => {
      const { entry } = tablet.make();
      expect(outcomes(await ingest([{ ...entry, payload: null }]))).toEqual(["inserted"]);
      expect((await pullAll())[0]!.payload).toBeNull();
      expect(await ingest([entry], province, laterAt)).toMatchObject([
        { outcome: "duplicate", position: 1, receivedAt: firstAt },
      ]);
      expect((await pullAll())[0]!.payload).toBe(entry.payload);
      expect(outcomes(await ingest([{ ...entry, payload: null }]))).toEqual(["duplicate"]);
      expect((await pullAll())[0]!.payload).toBe(entry.payload);
    });

    test("what is pulled are the bytes that were pushed", async () => {
      const note = `نقل «قول» "quoted" \\ back / \t\n\u0001 😀 \u2028 </script>`;
      const made = [tablet.make({ data: { note } }), tablet.make({ header: { subject: 'with "quotes" and \\' } })];
      // Not as JSON.stringify would have it: with blanks, and escapes that need not be.
      const spaced = JSON.stringify(JSON.parse(tablet.make().entry.header), null, 1).replace("R2", "\\u0052\\u0032");
      made.push(tablet.seal(spaced.replace(/"backlink": "[^"]+"/, `"backlink": "${made[1]!.hash}"`), null, 2));
      expect(outcomes(await ingest(raw(made)))).toEqual(["inserted", "inserted", "inserted"]);
      const entries = await pullAll();
      expect(entries.map(({ header, payload, signature }) => ({ header, payload, signature }))).toEqual(raw(made));
    });

    test.each([1, 3, 7, 1000])("pages of %i give every entry once, in log order", async (limit) => {
      const other = await enrol(urm2);
      for (let round = 0; round < 3; round++) {
        await ingest(raw([...tablet.makeMany(2), ...other.makeMany(1)]));
      }
      const entries = await pullAll(province, limit);
      expect(entries.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    test("a caller pulls its own subtree and no more", async () => {
      const khoy = await enrol(kho1);
      const second = await enrol(urm2);
      await ingest(raw([...tablet.makeMany(2), ...khoy.makeMany(3), ...second.makeMany(1)]));
      await ingest(raw(tablet.makeMany(1)));
      const unitsOf = (entries: WireEntry[]) =>
        entries.map(({ header }) => (JSON.parse(header) as { unit: string }).unit).toSorted();
      expect(unitsOf(await pullAll(branch1, 2))).toEqual([urm1, urm1, urm1]);
      expect(unitsOf(await pullAll(urmia, 2))).toEqual([urm1, urm1, urm1, urm2]);
      expect(await pullAll(province)).toHaveLength(7);
      expect(await store.heads(urmia)).toEqual({ [tablet.author]: 2, [second.author]: 0 });
      expect(await store.heads(branch1)).toEqual({ [tablet.author]: 2 });
    });

    test("a page says how far it went and how long the log is", async () => {
      const khoy = await enrol(kho1);
      await ingest(raw([...tablet.makeMany(2), ...khoy.makeMany(2)]));
      expect(await pull(0, 1, branch1)).toMatchObject({ entries: [{}], next: expect.any(Number) as number, upTo: 4 });
      expect(await pull(4, 10)).toEqual({ entries: [], next: 4, upTo: 4 });
      expect(await pull(9, 10)).toEqual({ entries: [], next: 4, upTo: 4 });
      expect((await pull(0, 10, branch1)).next).toBe(4);
    });

    test("a page of large entries ends early and goes on from there", async () => {
      const large = { note: "ب".repeat(28_000) };
      const made = Array.from({ length: 90 }, () => tablet.make({ data: large }));
      await ingest(raw(made));
      const page = await pull(0, 1000);
      expect(page.entries.length).toBeGreaterThan(0);
      expect(page.entries.length).toBeLessThan(90);
      expect(page.next).toBe(page.entries.length);
      expect(await pullAll()).toHaveLength(90);
    });

    test("those who follow the log read it in ranges", async () => {
      const made = tablet.makeMany(3);
      await ingest(raw(made));
      const range = await store.readRange(base + 1, 10);
      expect(range).toMatchObject({ next: base + 3, upTo: base + 3 });
      expect(
        range.entries.map(({ position, seq, hash, unit }) => ({ position: position - base, seq, hash, unit })),
      ).toEqual(made.slice(1).map(({ hash, seq }) => ({ position: seq + 1, seq, hash, unit: urm1 })));
      expect(await store.readRange(base + 3, 10)).toEqual({ entries: [], next: base + 3, upTo: base + 3 });
    });

    test("knows which entries name a piece of evidence", async () => {
      const file = { sha256: sha256("photo"), sizeBytes: 5, mediaType: "image/jpeg", name: "a.jpg" };
      await ingest([tablet.make().entry, tablet.make({ evidence: [file] }).entry]);
      expect(await store.listReferringEntries(file.sha256 as EvidenceHash)).toEqual([
        { author: tablet.author, seq: 1, unit: urm1, path: branch1.path },
      ]);
      expect(await store.listReferringEntries(sha256("another") as EvidenceHash)).toEqual([]);
    });

    test("a key is enrolled once, for a unit that is known", async () => {
      await expect(store.registerAuthor(newAuthor(tablet))).rejects.toMatchObject({ name: "DuplicateAuthorError" });
      await expect(store.registerAuthor(newAuthor(new WireTablet("NOWHERE")))).rejects.toMatchObject({
        name: "UnknownUnitError",
      });
      expect(await store.findAuthor(tablet.author as AuthorId)).toMatchObject({
        unit: urm1,
        path: branch1.path,
        status: "active",
        head: null,
      });
    });

    test("a call that fails does not fail those that wait with it", async () => {
      const calls = await Promise.allSettled([
        ingest(raw(tablet.makeMany(2))),
        store.registerAuthor(newAuthor(tablet)),
        store.registerAuthor(newAuthor(new WireTablet(urm2))),
      ]);
      expect(calls.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(await count()).toBe(2);
    });

    test("says that the log has grown, after the commit", async () => {
      let endListening = () => {};
      const grown = new Promise<number>((resolve) => (endListening = store.onGrowth(resolve)));
      await ingest(raw(tablet.makeMany(2)));
      expect((await grown) - base).toBe(2);
      expect((await store.readRange(base, 10)).entries).toHaveLength(2);
      endListening();
    });

    test("many at once: every entry once, positions without a gap", async () => {
      const tablets = await Promise.all(Array.from({ length: 20 }, () => enrol(urm2)));
      const results = await Promise.all(tablets.map((one) => ingest(raw(one.makeMany(10)))));
      const positions = results.flat().map(({ position }) => position!);
      expect(positions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    });

    test("closes with everything stored, and opens with all of it", async () => {
      const made = tablet.makeMany(5);
      const pending = ingest(raw(made.slice(0, 2)));
      await ingest([made[3]!.entry]);
      store = await subject.reopen();
      expect(outcomes(await pending)).toEqual(["inserted", "inserted"]);
      expect(await count()).toBe(2);
      expect(outcomes(await ingest([made[2]!.entry], province, laterAt))).toEqual(["inserted"]);
      expect(await store.heads(province)).toEqual({ [tablet.author]: 3 });
      expect(outcomes(await ingest(raw(made)))).toEqual([
        "duplicate",
        "duplicate",
        "duplicate",
        "duplicate",
        "inserted",
      ]);
    });

    test("refuses calls after it was closed", async () => {
      const fresh = tablet.make().entry;
      await store.close();
      await expect(store.size()).rejects.toMatchObject({ name: "StoreClosedError" });
      await expect(ingest([fresh])).rejects.toMatchObject({ name: "StoreClosedError" });
      store = await subject.reopen();
    });
  });
}
