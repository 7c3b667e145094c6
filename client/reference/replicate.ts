/** The RxDB side: one collection per reference collection, each pulled from the server and followed. Loaded lazily. */
import {
  createRxDatabase,
  removeRxDatabase,
  type RxCollection,
  type RxDatabase,
  type RxDocument,
} from "rxdb/plugins/core";
import { replicateRxCollection, type RxReplicationState } from "rxdb/plugins/replication";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import type { CollectionName } from "../../shared/catalogue/schema.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { findReadable, type ReplicatedDocument } from "./document-reader.ts";
import { collectionNames } from "./reference-store.ts";
import { toRxSchema } from "./rx-schema.ts";

/** Much less than the server gives at most: a page is kept in memory and written in one go. */
const batchSize = 1000;
/** Names beside what is shown: thousands at a province's desk, and no screen waits for them. */
const comesLast: CollectionName = "people";
const retryMs = 15_000;

type ReferenceDocument = { id: string };
type Collections = Record<CollectionName, RxCollection<ReferenceDocument>>;
/** RxDB merges checkpoints as objects: the server's text goes into one. */
interface Checkpoint {
  at: string;
}

export interface ReplicationPorts {
  /** `GET /api/reference/<collection>`: the JSON of the reply. */
  fetchPage(collection: CollectionName, checkpoint: string | null, limit: number): Promise<unknown>;
  /** Nothing of the collection is shown: what an earlier run has kept is told at once. */
  isMissing(collection: CollectionName): boolean;
  /** All documents of a collection, in the order of their ids: once it is whole, and after each change. */
  onDocuments(collection: CollectionName, documents: readonly ReferenceDocument[]): void;
  /** The collection is in step with the server for the first time since this start. */
  onInSync(collection: CollectionName): void;
  onUnreadable(count: number): void;
  /** Resolves when what came in so far is on screen, or soon after: before the list that comes last. */
  untilIdle(): Promise<void>;
}

export interface Replication {
  /** Asks the server for changes of one collection, or of all. */
  resync(collection: CollectionName | null): void;
  stop(): Promise<void>;
}

export async function startReplication(
  ports: ReplicationPorts,
  databaseName = "amanat-reference",
): Promise<Replication> {
  const database = await openDatabase(databaseName);
  const replications = new Map<CollectionName, RxReplicationState<ReferenceDocument, Checkpoint>>();
  const follow = async (name: CollectionName) => {
    const all = database[name].find({ sort: [{ id: "asc" }] });
    const tell = (documents: RxDocument<ReferenceDocument>[]) =>
      ports.onDocuments(
        name,
        documents.map((document) => document.toMutableJSON()),
      );
    if (ports.isMissing(name)) tell(await all.exec());
    const replication = replicate(name, database[name], ports);
    replications.set(name, replication);
    await replication.awaitInitialReplication();
    // A list that is still coming in is told of once, when it is whole.
    tell(await all.exec());
    ports.onInSync(name);
    all.$.subscribe(tell);
  };
  const followAll = async () => {
    await Promise.all(collectionNames.filter((name) => name !== comesLast).map(follow));
    await ports.untilIdle();
    await follow(comesLast);
  };
  // Stopped before the server could be reached: the next start goes on.
  followAll().catch(() => undefined);
  return {
    resync(collection) {
      for (const [name, replication] of replications)
        if (collection === null || collection === name) replication.reSync();
    },
    stop: async () => void (await database.close()),
  };
}

async function openDatabase(databaseName: string): Promise<RxDatabase<Collections>> {
  try {
    return await open(databaseName);
  } catch (error) {
    // Made by a build with other schemas (DB6) or damaged: it holds nothing that the server could not send again.
    if (!isSchemaClash(error)) throw error;
    await removeRxDatabase(databaseName, getRxStorageDexie());
    return open(databaseName);
  }
}

async function open(databaseName: string): Promise<RxDatabase<Collections>> {
  const database = await createRxDatabase<Collections>({
    name: databaseName,
    storage: getRxStorageDexie(),
    // One tab replicates at a time, by a lock of ours.
    multiInstance: false,
    closeDuplicates: true,
  });
  try {
    await database.addCollections(
      Object.fromEntries(collectionNames.map((name) => [name, { schema: toRxSchema(name) }])) as never,
    );
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

const isSchemaClash = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  ["DB6", "DXE1", "SC34"].includes((error as { code?: string }).code ?? "");

function replicate(name: CollectionName, collection: RxCollection<ReferenceDocument>, ports: ReplicationPorts) {
  return replicateRxCollection<ReferenceDocument, Checkpoint>({
    replicationIdentifier: `reference-${name}`,
    collection,
    live: true,
    retryTime: retryMs,
    waitForLeadership: false,
    pull: {
      batchSize,
      handler: (checkpoint, limit) => pullPage(name, checkpoint, limit, ports),
    },
  });
}

/** RxDB takes a short page for the last one, so what this build cannot read is made up for by the next page. */
async function pullPage(
  name: CollectionName,
  checkpoint: Checkpoint | undefined,
  limit: number,
  ports: ReplicationPorts,
) {
  const documents: ReplicatedDocument[] = [];
  let reached = checkpoint;
  let unreadable = 0;
  for (let isLast = false; !isLast && documents.length < limit;) {
    const page = readPage(await ports.fetchPage(name, reached?.at ?? null, limit - documents.length));
    isLast = page.documents.length < limit - documents.length;
    for (const raw of page.documents) {
      const readable = findReadable(name, raw);
      if (readable === undefined) unreadable += 1;
      else documents.push(readable);
    }
    reached = page.checkpoint ?? reached;
  }
  if (unreadable > 0) ports.onUnreadable(unreadable);
  return { documents, checkpoint: reached };
}

function readPage(body: unknown): { documents: unknown[]; checkpoint: Checkpoint | undefined } {
  const { documents, checkpoint } = (body ?? {}) as Record<string, unknown>;
  if (!Array.isArray(documents)) throw new UnexpectedReplyError("not a page of a reference collection");
  return { documents, checkpoint: typeof checkpoint === "string" ? { at: checkpoint } : undefined };
}
