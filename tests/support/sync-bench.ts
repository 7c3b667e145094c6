import type { NewEvent } from "../../shared/journal/build-entry.ts";
import { syncOnce, type SyncOptions, type SyncProgress } from "../../shared/sync/sync-once.ts";
import type { SyncTransport } from "../../shared/sync/sync-ports.ts";
import { testAuthorship, testChecker, testEvent } from "./entry-fixtures.ts";
import { MemoryServer } from "./memory-server.ts";
import { MemoryTabletJournal } from "./memory-tablet-journal.ts";
import { createSeededDevice, type SeededDevice } from "./node-crypto.ts";

export const branch = "WA-URM-0001";

/** A tablet, its server and what a test does with them. The server's clock stands at a full hour. */
export class SyncBench {
  hour = 6;
  readonly server = new MemoryServer(() => `2016-02-26T${String(this.hour).padStart(2, "0")}:00:00.000Z`);
  readonly device: SeededDevice;
  readonly journal: MemoryTabletJournal;

  constructor(readonly name: string) {
    this.device = createSeededDevice(name);
    this.server.store.enrol(this.device.author, branch);
    this.journal = new MemoryTabletJournal(this.device);
  }

  /** Another tablet, enrolled at a branch. */
  addTablet(name: string, unit = branch): MemoryTabletJournal {
    const device = createSeededDevice(`${this.name}, ${name}`);
    this.server.store.enrol(device.author, unit);
    return new MemoryTabletJournal(device);
  }

  async record(count: number, event: Partial<NewEvent> = {}, journal = this.journal): Promise<void> {
    const authorship = testAuthorship(this.device);
    for (let index = 0; index < count; index++) await journal.append(testEvent(event), authorship);
  }

  sync(over: Partial<SyncOptions> = {}): Promise<SyncProgress> {
    return syncOnce({ journal: this.journal, transport: this.server.connect(branch), checker: testChecker, ...over });
  }

  transport(over: Partial<SyncTransport>): SyncTransport {
    return { ...this.server.connect(branch), ...over };
  }

  /** A transport that notes how many entries each push carried. */
  countPushes(): { sizes: number[]; transport: SyncTransport } {
    const sizes: number[] = [];
    const transport = this.transport({
      push: (entries) => {
        sizes.push(entries.length);
        return this.server.push(entries, branch);
      },
    });
    return { sizes, transport };
  }

  logSeqs(): number[] {
    return this.server.store.log.map(({ seq }) => seq);
  }

  /** The kind of answer that each own entry has; null: none. */
  answers(): (string | null)[] {
    return [...this.journal.state.own.values()].map(({ answer }) => answer?.outcome ?? null);
  }
}
