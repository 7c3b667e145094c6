import { afterEach, describe, expect, it, vi } from "vitest";
import type { CollectionName } from "../../shared/catalogue/schema.ts";
import { startReplication, type Replication, type ReplicationPorts } from "./replicate.ts";
import { collectionNames } from "./reference-store.ts";

const notice = (index: number) => ({
  id: `n${String(index).padStart(5, "0")}`,
  unit: "WA",
  title: { fa: "الف", en: "a" },
  body: { fa: "ب", en: `${index}` },
  publishedAt: "2016-02-26T05:00:00.000Z",
  urgent: false,
});

/** A server of which each document has a version; a checkpoint is the newest version that was seen. */
function createServer(count: number) {
  const state = {
    log: Array.from({ length: count }, (_, index): Record<string, unknown> => notice(index)),
    calls: 0,
    down: false,
  };
  const page = (checkpoint: string | null, limit: number) => {
    state.calls += 1;
    if (state.down) throw new TypeError("Failed to fetch");
    const from = checkpoint === null ? 0 : Number(checkpoint.split(".")[1]);
    const documents = state.log.slice(from, from + limit);
    return { documents, checkpoint: `store.${from + documents.length}` };
  };
  return { state, page };
}

let replication: Replication | undefined;
afterEach(async () => replication?.stop());

async function start(server: ReturnType<typeof createServer>, databaseName: string) {
  const seen = {
    documents: new Map<CollectionName, readonly { id: string }[]>(),
    told: [] as [CollectionName, number][],
    inSync: new Set<CollectionName>(),
    unreadable: 0,
  };
  const ports: ReplicationPorts = {
    fetchPage: async (collection, checkpoint, limit) =>
      collection === "notices" ? server.page(checkpoint, limit) : { documents: [], checkpoint: "store.0" },
    isMissing: (name) => !seen.documents.has(name),
    onDocuments: (name, documents) => {
      seen.documents.set(name, documents);
      seen.told.push([name, documents.length]);
    },
    onInSync: (name) => seen.inSync.add(name),
    onUnreadable: (unreadable) => (seen.unreadable += unreadable),
    untilIdle: async () => undefined,
  };
  replication = await startReplication(ports, databaseName);
  return seen;
}

const bodies = (documents: readonly { id: string }[] | undefined) =>
  (documents as { body: { en: string } }[] | undefined)?.map(({ body }) => body.en);

describe("replicating the reference collections", () => {
  it("brings every page, in the order of ids, then only what changed, also after a restart", async () => {
    const server = createServer(1203);
    const seen = await start(server, "pages");
    await vi.waitFor(() => expect(seen.inSync.size).toBe(collectionNames.length), 9000);
    expect(bodies(seen.documents.get("notices"))).toEqual(Array.from({ length: 1203 }, (_, index) => String(index)));
    expect(seen.told.filter(([name, count]) => name === "notices" && count > 0 && count < 1203)).toEqual([]);
    expect([...seen.inSync].at(-1)).toBe("people");

    server.state.log.push({ ...notice(7), body: { fa: "ب", en: "changed" } }, { ...notice(8), _deleted: true });
    replication!.resync("notices");
    await vi.waitFor(() => expect(seen.documents.get("notices")).toHaveLength(1202), 9000);
    expect(bodies(seen.documents.get("notices"))?.slice(6, 9)).toEqual(["6", "changed", "9"]);

    await replication!.stop();
    server.state.log.push(notice(2000));
    server.state.calls = 0;
    const again = await start(server, "pages");
    await vi.waitFor(() => expect(again.documents.get("notices")).toHaveLength(1203), 9000);
    expect(server.state.calls).toBeLessThanOrEqual(2);
  });

  it("shows what an earlier run has kept while the server cannot be reached", async () => {
    const server = createServer(20);
    const seen = await start(server, "kept");
    await vi.waitFor(() => expect(seen.inSync.size).toBe(collectionNames.length), 9000);
    await replication!.stop();
    server.state.down = true;
    const again = await start(server, "kept");
    await vi.waitFor(() => expect(again.documents.get("notices")).toHaveLength(20), 9000);
    expect(again.inSync).not.toContain("notices");
  });

  it("leaves out what it cannot read, and takes no page for the last one because of it", async () => {
    const server = createServer(0);
    server.state.log = Array.from({ length: 1200 }, (_, index) =>
      index < 600 ? { id: `x${index}` } : notice(10_000 + index),
    );
    const seen = await start(server, "unreadable");
    await vi.waitFor(() => expect(seen.inSync.size).toBe(collectionNames.length), 9000);
    expect(seen.unreadable).toBe(600);
    expect(bodies(seen.documents.get("notices"))).toEqual(
      Array.from({ length: 600 }, (_, index) => String(10_600 + index)),
    );
  });
});
