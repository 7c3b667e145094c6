import { afterEach, describe, expect, it } from "vitest";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { createEntryChecker } from "../../shared/journal/check-entries.ts";
import { MemoryServer } from "../../tests/support/memory-server.ts";
import { createTablet, type Tablet } from "../../tests/support/tablet-fixture.ts";
import { syncOnce } from "../../shared/sync/sync-once.ts";
import { createVerifyingCrypto } from "../keys/web-crypto.ts";
import { followEntries } from "./follow-entries.ts";
import type { EntryRow } from "./rows.ts";
import { createTabletJournal } from "./tablet-journal.ts";

let stop: () => void = () => undefined;
afterEach(() => stop());

/** Everything that was given, and a promise of the moment in which `isEnough` first holds. */
function follow(tablet: Tablet, after = 0) {
  const given: EntryRow[] = [];
  let look: () => void = () => undefined;
  const caughtUp = new Promise<void>((resolve, reject) => {
    stop = followEntries(
      {
        after,
        author: tablet.author,
        pageSize: 2,
        onEntries(rows) {
          given.push(...rows);
          look();
        },
        onCaughtUp: resolve,
        onError: reject,
      },
      tablet.openTab(),
    );
  });
  const until = (isEnough: () => boolean) =>
    new Promise<void>((resolve) => {
      look = () => void (isEnough() && resolve());
      look();
    });
  return { given, caughtUp, until };
}

const places = (rows: readonly EntryRow[]) =>
  rows.map(({ author, seq, position }) => [author.slice(0, 4), seq, position ?? null]);

async function open() {
  const server = new MemoryServer(() => "2016-02-26T06:00:00.000Z");
  const [mine, other] = [await createTablet(), await createTablet()];
  for (const { author } of [mine, other]) server.store.enrol(author, "WA-URM-0001");
  const checker = createEntryChecker({ election: "wa-1394", crypto: createVerifyingCrypto(), compile: compileCheck });
  const sync = (tablet: Tablet) =>
    syncOnce({
      journal: createTabletJournal({ author: tablet.author, db: tablet.openTab() }),
      transport: server.connect("WA-URM-0001"),
      checker,
      pullLimit: 2,
    });
  return { server, mine, other, sync };
}

describe("following the entries", () => {
  it("gives what is here, in log order and with what has no place yet, then each new one", async () => {
    const { mine, other, sync } = await open();
    for (let index = 0; index < 5; index++) await other.append();
    await sync(other);
    await mine.append();
    await sync(mine);
    await mine.append();
    const { given, caughtUp, until } = follow(mine);
    await caughtUp;
    const [a, b] = [mine.author.slice(0, 4), other.author.slice(0, 4)];
    const atStart = [0, 1, 2, 3, 4].map((seq) => [b, seq, seq + 1]);
    expect(places(given)).toEqual([...atStart, [a, 0, 6], [a, 1, null]]);

    await mine.append();
    await until(() => given.length === 8);
    expect(places(given).at(-1)).toEqual([a, 2, null]);
    await sync(mine);
    await until(() => places(given).some(([author, seq, position]) => author === a && seq === 2 && position === 8));
  });

  it("gives entries of others whose places a receipt of our own stepped over", async () => {
    const { mine, other, sync } = await open();
    for (let index = 0; index < 3; index++) await other.append();
    await sync(other);
    await mine.append();
    const { given, caughtUp, until } = follow(mine);
    await caughtUp;
    await sync(mine);
    await until(() => new Set(given.map(({ position }) => position).filter(Boolean)).size === 4);
    expect(new Set(given.map(({ hash }) => hash)).size).toBe(4);
  });

  it("begins after the snapshot", async () => {
    const { mine, other, sync } = await open();
    for (let index = 0; index < 4; index++) await other.append();
    await sync(other);
    await sync(mine);
    const { given, caughtUp } = follow(mine, 3);
    await caughtUp;
    expect(given.map(({ position }) => position)).toEqual([4]);
  });
});
