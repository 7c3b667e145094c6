/** Tablets and a desk that record and sync in any order, over a road that fails in any way: everybody ends with the same. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { UnitId } from "../../shared/journal/ids.ts";
import { syncOnce } from "../../shared/sync/sync-once.ts";
import type { SyncTransport } from "../../shared/sync/sync-ports.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import { hourlyFigures, reportData } from "../support/day-fixtures.ts";
import { testAuthorship, testChecker } from "../support/entry-fixtures.ts";
import { isWithin, MemoryServer } from "../support/memory-server.ts";
import { MemoryTabletJournal } from "../support/memory-tablet-journal.ts";
import { createSeededDevice } from "../support/node-crypto.ts";
import { foldAll, mode, showBoard, showDays } from "../support/show-projections.ts";
import { nameOf, units } from "./written-logs.ts";

const places = [units[0]!, units[0]!, units[1]!, "WA-URM"];
const nowAt = "2016-02-26T12:00:00.000Z";

type Fate = "well" | "request lost" | "reply lost" | "twice";
const fate = fc.constantFrom<Fate>("well", "well", "request lost", "reply lost", "twice");

interface Step {
  device: number;
  /** Records this many entries, then syncs with these fates of its calls, one after the other; none: it does not sync. */
  records: number;
  fates: Fate[];
  limit: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  device: fc.nat(places.length - 1),
  records: fc.nat(2),
  fates: fc.array(fate, { maxLength: 6 }),
  limit: fc.integer({ min: 1, max: 4 }),
});

class Device {
  readonly journal: MemoryTabletJournal;
  #records = 0;

  constructor(
    readonly index: number,
    readonly scope: string,
    readonly server: MemoryServer,
  ) {
    const device = createSeededDevice(`sync-rounds ${index}`);
    server.store.enrol(device.author, scope);
    this.journal = new MemoryTabletJournal(device);
  }

  async record(): Promise<void> {
    const slot = ["h09", "h10"][this.#records++ % 2]!;
    const unit = units[this.index % 2]!;
    const event = {
      type: "report.filed",
      typeVersion: 1,
      unit: (isWithin(this.scope, unit) ? unit : this.scope) as UnitId,
      subject: `${unit}/R2/${slot}`,
      data: reportData("R2", slot, hourlyFigures(this.index * 10 + this.#records)),
      evidence: [],
    };
    await this.journal.append(event, testAuthorship({ author: this.journal.author } as never, { mode }));
  }

  async sync(fates: readonly Fate[], limit: number): Promise<void> {
    const transport = failing(this.server.connect(this.scope), fates);
    await syncOnce({ journal: this.journal, transport, checker: testChecker, pushLimit: limit, pullLimit: limit });
  }
}

class RoadError extends Error {
  override readonly name = "RoadError";
}

/** After the last fate everything goes well. */
function failing(transport: SyncTransport, fates: readonly Fate[]): SyncTransport {
  const left = [...fates];
  const suffer = async <Reply>(call: () => Promise<Reply>): Promise<Reply> => {
    const fateOfCall = left.shift() ?? "well";
    if (fateOfCall === "request lost") throw new RoadError();
    if (fateOfCall === "twice") await call();
    const reply = await call();
    if (fateOfCall === "reply lost") throw new RoadError();
    return reply;
  };
  return {
    heads: () => suffer(() => transport.heads()),
    push: (entries) => suffer(() => transport.push(entries)),
    pull: (after, limit) => suffer(() => transport.pull(after, limit)),
    sendEvidence: (item) => suffer(() => transport.sendEvidence(item)),
  };
}

async function live(steps: readonly Step[]): Promise<{ server: MemoryServer; devices: Device[] }> {
  const server = new MemoryServer(() => nowAt);
  const devices = places.map((scope, index) => new Device(index, scope, server));
  const running: Promise<unknown>[] = [];
  for (const { device, records, fates, limit } of steps) {
    for (let count = 0; count < records; count++) await devices[device]!.record();
    const round = devices[device]!.sync(fates, limit).catch((error: unknown) => {
      if (!(error instanceof RoadError)) throw error;
    });
    // Some rounds run into the next step: two tabs, and several devices at once.
    if (fates.length % 2 === 0) await round;
    else running.push(round);
  }
  await Promise.all(running);
  for (let round = 0; round < 2; round++) for (const device of devices) await device.sync([], 3);
  return { server, devices };
}

const isSeen = (scope: string) => (unit: string) => isWithin(scope, unit);

test("S25 the log and every copy of it end with what was appended, each entry once, and every board shows the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { server, devices } = await live(steps);
      const own = devices.flatMap(({ journal }) =>
        [...journal.state.own.values()].map(({ seq, hash }) => nameOf({ author: journal.author, seq, hash })),
      );
      expect(server.store.log.map(nameOf).toSorted()).toEqual(own.toSorted());
      expect(server.store.aside).toEqual([]);
      for (const { journal, scope } of devices) {
        const inScope = server.store.log.filter(({ unit }) => isWithin(scope, unit));
        const copies = [...journal.state.pulled.values()];
        expect(
          copies.map(({ position, hash }) => [position, hash]).toSorted((a, b) => Number(a[0]) - Number(b[0])),
        ).toEqual(inScope.map(({ position, hash }) => [position, hash]));
        const expected = inScope.map(toStored);
        const seen = copies.map(toStored);
        const shown = units.filter(isSeen(scope));
        expect(showBoard(foldAll(seen), shown, nowAt)).toBe(showBoard(foldAll(expected), shown, nowAt));
        expect(showDays(seen, shown)).toBe(showDays(expected, shown));
      }
    }),
    { numRuns: 60 },
  );
});

test("S23 every own entry ends with the receipt that the log bears out", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { server, devices } = await live(steps);
      for (const { journal } of devices) {
        for (const { hash, answer } of journal.state.own.values()) {
          expect(server.store.log[answer!.position! - 1]).toMatchObject({ hash, receivedAt: answer!.receivedAt });
        }
      }
    }),
    { numRuns: 60 },
  );
});

function toStored({
  entry,
  position,
  receivedAt,
}: {
  entry: { header: string; payload: string | null };
  position: number;
  receivedAt: string;
}): StoredEntry {
  return { header: entry.header, payload: entry.payload, position, receivedAt };
}
