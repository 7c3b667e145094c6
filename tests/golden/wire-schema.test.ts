/**
 * A change of the wire is never an accident. Whoever means one gives it a new version, keeps reading the old one, and writes the
 * new hash down beside the new version; hashes of versions that are out in the field are never replaced.
 */
import { expect, test } from "vitest";
import { Header } from "../../shared/journal/entry.ts";
import { eventHashes, wireHash } from "./wire-schema.ts";

const wireHashes: Record<number, string> = {
  1: "kl12DTmMaMuteuBBuUddRBgkjGWuFL6pGqbIuwL4B0Q",
};

/** Every version that was ever released; a build has the newest of each. */
const releasedEvents: Record<string, string> = {
  "report.filed 1": "TtDjg4kGtFTPum6L_Svg7ppv8iICqyFdyhZNnLIweMM",
  "report.corrected 1": "3BiF-cYN2d0kQuRYPnBzVko0WEc7zqS5WuTIXUD-i1Q",
  "violation.logged 1": "9p9bmRMJXdGz6cb3g6fK4cDpJyrkb3N90wbqh8qv1SQ",
  "violation.amended 1": "c_eJO6TR-Rof7k5FjmSEHwhOvoFoy11x3OOYgAEZJUk",
  "report.verified 1": "eHS6qlWdcwAZxMiZA-VxLeBZmZCITIoRhGPFxrpoQ7M",
  "remark.added 1": "tsVzKIqyylSPJxS0niQulKugj7HnrqD9dYr-T6D5uME",
  "office.acted 1": "C-VGW4PeJGM7DksUA_DjrCFgROWgqXD6skx0-m_4FeM",
  "quarantine.decided 1": "f28DyfrJCyTl9xG62TgcUm3lD6zplCDwN3NgvGyVc0w",
  "custody.handed-over 1": "TH0CJXyJPXVJ8nN5-qmXYBhYg8JokFTj-1mKdIEV6WM",
  "custody.taken-over 1": "UIdwpJi7KrXf3byU6zLnq59z2wQM6-xRdDda9_QoXfw",
};

test("J9 the wire is the one of this version", () => {
  const version = Header.properties.format.const;
  expect(wireHash()).toBe(wireHashes[version]);
});

test("J9 every event has the schema of its version", () => {
  for (const [event, hash] of Object.entries(eventHashes())) {
    expect({ event, hash }).toEqual({ event, hash: releasedEvents[event] });
  }
});

test("J9 no event type is ever dropped", () => {
  const known = new Set(Object.keys(eventHashes()).map((event) => event.split(" ")[0]));
  const released = new Set(Object.keys(releasedEvents).map((event) => event.split(" ")[0]));
  expect([...known].toSorted()).toEqual([...released].toSorted());
});
