/** Logs that were written before the tests, since signing costs more than everything that is tested with them. */
import type { BuiltEntry } from "../../shared/journal/build-entry.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { hourlyFigures, reportData } from "../support/day-fixtures.ts";
import { buildChain } from "../support/entry-fixtures.ts";
import { createSeededDevice, type SeededDevice } from "../support/node-crypto.ts";
import type { MemoryServer } from "../support/memory-server.ts";
import { mode } from "../support/show-projections.ts";

export interface WrittenLog {
  device: SeededDevice;
  unit: string;
  chain: BuiltEntry[];
}

export const units = ["WA-URM-0001", "WA-URM-0002"];
const slots = ["h09", "h10", "h11", "h12"];

/** `length` filings of one device; two devices of one unit speak of the same reports. `figure` tells two stories of one apart. */
export async function writeLog(
  name: string,
  unit: string,
  length: number,
  { behind, figure = 10 }: { behind?: BuiltEntry; figure?: number } = {},
): Promise<WrittenLog> {
  const device = createSeededDevice(name);
  const chain: BuiltEntry[] = behind === undefined ? [] : [behind];
  const first = chain.length;
  while (chain.length < first + length) {
    const last = chain.at(-1);
    const slot = slots[chain.length % slots.length]!;
    const [built] = await buildChain(device, 1, {
      head: last ? { seq: last.header.seq, hash: last.hash } : null,
      event: {
        unit: unit as UnitId,
        subject: `${unit}/R2/${slot}`,
        data: reportData("R2", slot, hourlyFigures(figure + chain.length)),
      },
      authorship: {
        mode,
        clock: { boot: name.slice(0, 20).replaceAll(" ", "-"), monotonicMs: chain.length * 1000, anchor: null },
      },
    });
    chain.push(built!);
  }
  return { device, unit, chain: chain.slice(first) };
}

export function enrol(server: MemoryServer, logs: readonly WrittenLog[]): void {
  for (const { device, unit } of logs) server.store.enrol(device.author, unit);
}

export const nameOf = ({ author, seq, hash }: { author: string; seq: number; hash: string }): string =>
  `${author}/${seq}/${hash}`;

export const namesOf = (logs: readonly WrittenLog[]): string[] =>
  logs.flatMap(({ chain }) => chain.map(({ header, hash }) => nameOf({ ...header, hash }))).toSorted();
