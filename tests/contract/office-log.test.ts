import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createVerifyingCrypto } from "../../server/crypto/verifying-crypto.ts";
import { compileSchema } from "../../server/crypto/compile-schema.ts";
import type { Author } from "../../server/journal-store/journal-store.ts";
import type { SqliteStore } from "../../server/journal-store/sqlite-store.ts";
import { byConsole } from "../../server/office-log/office-log.ts";
import { sealFor } from "../../server/session/district-seal.ts";
import { openData, type OpenedData } from "../../server/start/open-data.ts";
import { createEntryChecker } from "../../shared/journal/check-entries.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { readStoredEntry } from "../../shared/projections/stored-entry.ts";
import { startTestServer, type TestServer } from "./http-server.ts";
import { sha256 } from "./wire-tablet.ts";

/** What the office did, as the log has it. */
async function readActs(store: SqliteStore) {
  const { entries } = await store.readRange(0, 100_000);
  return entries.flatMap((stored) => {
    const { event, header } = readStoredEntry(stored);
    return event.kind === "known" && event.type === "office.acted" ? [{ ...event.data, seq: header.seq, stored }] : [];
  });
}

describe("the server's own log", { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "amanat-office-"));
  let data: OpenedData;
  let author: Author | undefined;
  beforeAll(async () => {
    data = await openData(folder, () => new Date());
  });
  afterAll(async () => {
    await data.store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is never forked by consoles that write beside a running server", async () => {
    const script = fileURLToPath(new URL("./office-child.ts", import.meta.url));
    const count = 40;
    const consoles = ["first", "second"].map((name) =>
      spawn(process.execPath, ["--import", "tsx", script, folder, name, String(count)], { stdio: "inherit" }),
    );
    const ended = Promise.all(consoles.map((child) => once(child, "exit")));
    // Not before one of them writes: then all three do.
    await new Promise<void>((resolve) => {
      const end = data.store.onGrowth(() => {
        end();
        resolve();
      });
    });
    for (let each = 0; each < count; each++) {
      await data.office.recordAct("user.added", `server-${each}`, {}, byConsole);
    }
    expect((await ended).map(([code]) => code as number)).toEqual([0, 0]);

    const acts = await readActs(data.store);
    expect(acts.map(({ seq }) => seq)).toEqual(acts.map((_, index) => index));
    for (const name of ["first", "second", "server"]) {
      expect(acts.filter(({ subject }) => subject.startsWith(name))).toHaveLength(count);
    }
    expect(await data.store.listAside("forked", { path: "WA/" })).toEqual([]);
    author = await data.store.findAuthor(data.secrets.author.id);
    expect(author).toMatchObject({ status: "active", unit: "WA", role: "server" });
  });

  it("holds against everything that entries of tablets are held against", async () => {
    const checker = createEntryChecker({
      election: data.election.id,
      crypto: createVerifyingCrypto(),
      compile: compileSchema,
    });
    const acts = await readActs(data.store);
    const checked = await checker.check(
      acts.map(({ stored: { header, payload, signature } }) => ({ header, payload, signature })),
    );
    expect(new Set(checked.map(({ kind }) => kind))).toEqual(new Set(["sound"]));
  });

  it("what was done and what tells of it are committed together, or neither", async () => {
    const before = await readActs(data.store);
    const act = data.office.compose("device.revoked", "x", {}, byConsole);
    const fork = { ...act, clock: { ...act.clock, boot: "" + "x".repeat(4000) } };
    const user = {
      username: "never",
      passwordHash: "x",
      unit: "WA" as UnitId,
      role: "province-it",
      name: { fa: "هرگز", en: "never" },
      demonstration: false,
    };
    await expect(data.store.putUser(user, new Date().toISOString(), fork)).rejects.toThrow();
    expect(await data.store.findUser("never")).toBeUndefined();
    expect(await readActs(data.store)).toHaveLength(before.length);
  });

  it("cuts what strangers typed to what an entry holds", async () => {
    await data.office.recordAct("login.failed", "ن".repeat(500), { address: `${"a".repeat(2000)}\ud800` }, byConsole);
    const last = (await readActs(data.store)).at(-1)!;
    expect([last.subject.length, String(last.details["address"]).length]).toEqual([200, 1000]);
  });
});

describe("what is done over HTTP is written down", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  const actsSince = async (count: number) =>
    (await readActs(server.store)).slice(count).map(({ act, subject, by }) => [act, subject, by.kind, by.id]);

  it("signing in and out, codes, devices", async () => {
    const headers = { cookie: await server.login("urmia"), origin: server.url };
    const { tablet } = await server.enrol("WA-URM-0001");
    await server.post(`/api/devices/${tablet.author}/revoke`, {}, headers);
    await server.post("/api/logout", {}, headers);
    expect(await actsSince(0)).toEqual([
      ["login.succeeded", "urmia", "user", "urmia"],
      ["login.succeeded", "province", "user", "province"],
      ["code.made", "WA-URM-0001", "user", "province"],
      ["device.enrolled", tablet.author, "device", tablet.author],
      ["device.revoked", tablet.author, "user", "urmia"],
      ["logout.done", "urmia", "user", "urmia"],
    ]);
  });

  it("a tablet's data key, given or refused", async () => {
    const headers = { cookie: await server.login("urmia"), origin: server.url };
    const { tablet, auth } = await server.enrol("WA-URM-0003");
    const { body } = await server.request("/api/district", { headers: auth });
    const { recipient } = body as { recipient: string };
    const before = (await readActs(server.store)).length;
    for (const verdict of ["refuse", "release"]) {
      const wrapped = Buffer.from(await sealFor(recipient, new Uint8Array(32))).toString("base64url");
      const asked = await server.post("/api/recoveries", { officer: "p-0001", wrapped, recipient }, auth);
      const { id } = asked.body as { id: string };
      expect((await server.post(`/api/recoveries/${id}/${verdict}`, {}, headers)).status).toBe(200);
    }
    expect(await actsSince(before)).toEqual([
      ["recovery.refused", tablet.author, "user", "urmia"],
      ["recovery.given", tablet.author, "user", "urmia"],
    ]);
  });

  it("refused sign-ins are counted, and no name that is nobody's is kept", async () => {
    const before = (await readActs(server.store)).length;
    for (let each = 0; each < 5; each++) {
      await server.post("/api/login", { username: each === 0 ? "hunter2" : "urmia", password: "wrong" });
    }
    expect(await actsSince(before)).toEqual([["login.failed", "", "nobody", ""]]);
  });

  it("what a courier brought, by whom it was handed in, and nothing for a role that takes nothing in", async () => {
    const before = (await readActs(server.store)).length;
    const bring = async (user: string) => {
      const cookie = await server.login(user);
      const body = Buffer.from("no bundle");
      const headers = { "content-type": "application/octet-stream", cookie, origin: server.url };
      return (await server.request("/api/bundle", { method: "POST", headers, body })).status;
    };
    expect([await bring("urmia"), await bring("it")]).toEqual([200, 403]);
    const acts = (await readActs(server.store)).slice(before).filter(({ act }) => act === "bundle.ingested");
    expect(acts).toMatchObject([{ by: { kind: "user", id: "urmia" }, details: { entries: 0, new: 0, damaged: 1 } }]);
    expect(acts[0]!.subject).toBe(sha256("no bundle"));
  });

  it("the same device that asks again for its lost answer is told of once", async () => {
    const before = (await readActs(server.store)).length;
    const code = await server.makeCode("WA-URM-0002");
    const publicKey = "A".repeat(43);
    const ask = () => server.post("/api/enrol", { code, publicKey, device: { name: "t", platform: "p" } });
    expect([(await ask()).status, (await ask()).status]).toEqual([201, 201]);
    expect((await actsSince(before)).map(([act]) => act)).toEqual(["code.made", "device.enrolled"]);
  });
});
