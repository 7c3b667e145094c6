/**
 * A process that fills a store as fast as it can, to be killed at any moment. It writes a line for every receipt it was given:
 * `<seq> <position>`. Arguments: path of the database, name of the device.
 */
import { writeSync } from "node:fs";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import { openSqliteStore } from "../../server/journal-store/sqlite-store.ts";
import { WireTablet } from "./wire-tablet.ts";

const path = process.argv[2]!;
const at = "2016-02-26T05:00:00.000Z";
const unit = "WA-URM-0001" as UnitId;
const store = await openSqliteStore({ path, election: "wa-1394" });
await store.registerUnits([{ unit, path: "WA/WA-URM/WA-URM-0001/" }]);

/** Two tablets at once, so that a commit holds the work of both. */
async function fill(): Promise<void> {
  const tablet = new WireTablet(unit);
  const author = tablet.author as AuthorId;
  await store.registerAuthor({ author, unit, role: "r", officer: "o", deviceName: "d", platform: "p", enrolledAt: at });
  for (;;) {
    const results = await store.ingest(
      tablet.makeMany(5).map(({ entry }) => entry),
      { path: "WA/" },
      at,
    );
    const lines = results.map(({ seq, position }) => `${author} ${seq} ${position}\n`);
    writeSync(1, lines.join(""));
  }
}
await Promise.all([fill(), fill()]);
