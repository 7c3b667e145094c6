/** A day of the whole demonstration, filed by virtual tablets with keys of their own, through the same ingest as any other. */
import { generateKeyPairSync, randomBytes, sign, createHash } from "node:crypto";
import { buildEntry, type Head } from "../../shared/journal/build-entry.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import type { SigningCrypto } from "../../shared/journal/ports.ts";
import { createRandom } from "../../shared/lib/random.ts";
import type { Unit } from "../../shared/catalogue/schema.ts";
import type { CatalogueDocuments } from "../../shared/projections/election-catalogue.ts";
import type { JournalStore } from "../journal-store/journal-store.ts";
import { branchDay } from "./branch-day.ts";

export interface FiledDay {
  tablets: number;
  inserted: number;
  /** Written and not delivered: what the board shows as silent. */
  undelivered: number;
}

interface Delivery {
  receivedAt: string;
  entries: Entry[];
}

export interface DayOrder {
  documents: CatalogueDocuments;
  branches: readonly Unit[];
  /** How many entries the whole province writes, delivered or not. */
  entries: number;
  /** Nothing is received after this instant. */
  until: string;
  seed: string;
  onProgress?(done: number, total: number): void;
}

const scheduledPerBranch = 17;

export async function fileDay(store: JournalStore, order: DayOrder): Promise<FiledDay> {
  const { branches, documents, until, seed } = order;
  const extras = Math.max(0, order.entries / branches.length - scheduledPerBranch);
  const deliveries: Delivery[] = [];
  let undelivered = 0;
  for (const [index, unit] of branches.entries()) {
    const random = createRandom(`${seed} ${unit.id}`);
    const filings = branchDay(unit, Math.floor(extras) + (random.chance(extras % 1) ? 1 : 0), documents, random);
    const tablet = createTablet();
    let head: Head | null = null;
    let isCut = false;
    for (const { event, claimedAt, clock, receivedAt } of filings) {
      // A log is delivered in its order: what lies behind an undelivered entry waits too.
      isCut ||= receivedAt === null || receivedAt > until;
      if (isCut || receivedAt === null) {
        undelivered += 1;
        continue;
      }
      const authorship = {
        election: documents.election.id,
        author: tablet.author,
        officer: `${unit.id}-governor-representative`,
        mode: documents.election.mode,
        claimedAt,
        clock,
        seen: null,
      };
      const built = await buildEntry(event, authorship, head, tablet.crypto);
      head = { seq: built.header.seq, hash: built.hash };
      deliveries.push({ receivedAt, entries: [built.entry] });
    }
    await register(store, tablet.author, unit, documents);
    if (index % 100 === 99) order.onProgress?.(index + 1, branches.length * 2);
  }
  const inserted = await deliver(store, deliveries, order);
  return { tablets: branches.length, inserted, undelivered };
}

function createTablet(): { author: AuthorId; crypto: SigningCrypto } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    author: publicKey.export({ format: "jwk" }).x as AuthorId,
    crypto: {
      sha256: (bytes) => createHash("sha256").update(bytes).digest(),
      sign: (message) => sign(null, message, privateKey),
      randomBytes: (length) => randomBytes(length),
    },
  };
}

async function register(
  store: JournalStore,
  author: AuthorId,
  unit: Unit,
  { election }: CatalogueDocuments,
): Promise<void> {
  await store.registerAuthor({
    author,
    unit: unit.id as UnitId,
    role: "governor-representative",
    officer: `${unit.id}-governor-representative`,
    deviceName: `demonstration ${unit.id}`,
    platform: "demonstration",
    enrolledAt: `${election.electionDay}T00:00:00.000Z`,
  });
}

/** In the order in which the server would have heard of them, by the minute. */
async function deliver(store: JournalStore, deliveries: Delivery[], order: DayOrder): Promise<number> {
  const root = { path: `${order.branches[0]?.path.split("/")[0] ?? ""}/` };
  deliveries.sort((left, right) =>
    left.receivedAt < right.receivedAt ? -1 : left.receivedAt > right.receivedAt ? 1 : 0,
  );
  let inserted = 0;
  for (let from = 0; from < deliveries.length;) {
    const first = deliveries[from]!;
    let to = from;
    while (to < deliveries.length && to - from < 500 && deliveries[to]!.receivedAt === first.receivedAt) to += 1;
    const entries = deliveries.slice(from, to).flatMap((delivery) => delivery.entries);
    const results = await store.ingest(entries, root, first.receivedAt);
    const other = results.find(({ outcome }) => outcome !== "inserted");
    if (other !== undefined)
      throw new Error(`an entry of the demonstration was not inserted: ${JSON.stringify(other)}`);
    inserted += results.length;
    from = to;
  }
  return inserted;
}
