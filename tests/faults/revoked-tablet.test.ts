/** A lost tablet is withdrawn while it holds unsent work: nothing of it is dropped, and nothing enters the log unasked. */
import { hashPassword } from "../../server/session/passwords.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AsidePage } from "../../shared/sync/device-view.ts";
import { findEvidence } from "../../client/journal-store/read-evidence.ts";
import { problemOf, startTestServer, type EnrolledTablet, type TestServer } from "../contract/http-server.ts";
import { sha256, WireTablet, type MadeEntry } from "../contract/wire-tablet.ts";
import { RoadTablet } from "./road-tablet.ts";

const unit = "WA-URM-0001";
let server: TestServer;
/** The desk of Urmia's governor, and another officer's in the same county. */
let governor: WireTablet;
beforeAll(async () => {
  server = await startTestServer();
  governor = await enrolDesk("urmia");
});
afterAll(() => server.stop());

const desk = async (username: string) => ({ cookie: await server.login(username), origin: server.url });

async function enrolDesk(username: string): Promise<WireTablet> {
  const tablet = new WireTablet("WA-URM");
  const device = { name: "desk", platform: "test" };
  const { status } = await server.post("/api/enrol", { publicKey: tablet.author, device }, await desk(username));
  expect(status).toBe(201);
  return tablet;
}

/** Signed by the desk, handed in by whoever has contact. */
async function decideAbout(
  by: WireTablet,
  officer: string,
  made: MadeEntry,
  verdict: "accepted" | "refused",
  spell = (decision: MadeEntry) => decision,
): Promise<void> {
  const { author, seq, hash } = made;
  const decision = by.make({
    header: { type: "quarantine.decided", unit, subject: `${author}/${seq}`, officer },
    data: { decides: { author, seq, hash }, verdict, reason: "با صورت‌جلسه سنجیده شد" },
  });
  const { body } = await server.post("/api/sync/push", { entries: [spell(decision).entry] }, await desk("urmia"));
  expect(body).toMatchObject({ results: [{ outcome: "inserted" }] });
}

const revoke = async ({ tablet }: EnrolledTablet) =>
  expect(await server.post(`/api/devices/${tablet.author}/revoke`, {}, await desk("urmia"))).toMatchObject({
    status: 200,
  });
const push = async (made: readonly MadeEntry[], { auth }: EnrolledTablet) => {
  const { body } = await server.post("/api/sync/push", { entries: made.map(({ entry }) => entry) }, auth);
  return (body as { results: { outcome: string; reason?: string; position?: number }[] }).results;
};
const outcomes = async (...call: Parameters<typeof push>) => (await push(...call)).map(({ outcome }) => outcome);
const readAside = async ({ tablet }: EnrolledTablet, username = "urmia") => {
  const reply = await server.request(`/api/aside?author=${tablet.author}`, { headers: await desk(username) });
  return (reply.body as AsidePage).entries;
};
const inLog = async ({ tablet }: EnrolledTablet, seq: number) =>
  (await server.store.findPlace(tablet.author as never, seq as never)).kind;

test("fault 41: work that a withdrawn tablet sends is decided about entry by entry, and it learns of it", async () => {
  const lost = await server.enrol(unit);
  const made = lost.tablet.makeMany(4);
  expect(await outcomes(made.slice(0, 1), lost)).toEqual(["inserted"]);
  await revoke(lost);

  // It comes back to the network with three entries unsent, in no order.
  expect(await outcomes([made[3]!, made[1]!, made[2]!], lost)).toEqual(["quarantined", "quarantined", "quarantined"]);
  expect((await readAside(lost)).map(({ seq, decision }) => [seq, decision])).toEqual([
    [1, null],
    [2, null],
    [3, null],
  ]);

  // The second is accepted before the first: it waits for what stands before it.
  await decideAbout(governor, "urmia", made[2]!, "accepted");
  expect(await inLog(lost, 2)).toBe("nothing");
  // However the decision is spelled.
  await decideAbout(governor, "urmia", made[1]!, "accepted", (decision) => governor.respell(decision));
  expect([await inLog(lost, 1), await inLog(lost, 2), await inLog(lost, 3)]).toEqual(["entry", "entry", "nothing"]);
  await decideAbout(governor, "urmia", made[3]!, "refused");

  // The same bytes, with the time at which they first came.
  const place = await server.store.findPlace(lost.tablet.author as never, 1 as never);
  expect(place).toMatchObject({ kind: "entry", entry: { ...made[1]!.entry, receivedAt: "2016-02-26T05:00:00.000Z" } });

  // Its next push tells the tablet: receipts, and a refusal.
  expect(await push(made.slice(1), lost)).toMatchObject([
    { outcome: "duplicate", position: expect.any(Number) },
    { outcome: "duplicate", position: expect.any(Number) },
    { outcome: "rejected", reason: "unknown-author" },
  ]);

  // What was refused is there for good, with who refused it and why.
  expect(await readAside(lost)).toMatchObject([
    { seq: 3, ...made[3]!.entry, decision: { verdict: "refused", by: "urmia", reason: "با صورت‌جلسه سنجیده شد" } },
  ]);
});

test("fault 41: the photo of an entry that waits for a decision stays on the tablet, and comes once it is accepted", async () => {
  const lost = await server.enrol(unit);
  const photo = Buffer.concat([Buffer.from("ffd8ffda", "hex"), Buffer.alloc(100, "photo")]);
  const reference = { sha256: sha256(photo), sizeBytes: photo.length, mediaType: "image/jpeg", name: "photo.jpg" };
  const made = lost.tablet.make({ evidence: [reference] });
  await revoke(lost);
  expect(await outcomes([made], lost)).toEqual(["quarantined"]);
  const tus = { ...lost.auth, "tus-resumable": "1.0.0" };
  const metadata = { sha256: reference.sha256, author: made.author, seq: String(made.seq) };
  const create = () =>
    server.request("/api/evidence", {
      method: "POST",
      headers: {
        ...tus,
        "upload-length": String(photo.length),
        "upload-metadata": Object.entries(metadata)
          .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
          .join(","),
      },
    });
  const early = await create();
  expect([early.status, problemOf(early)]).toEqual([409, "/problems/entry-not-here"]);
  await decideAbout(governor, "urmia", made, "accepted");
  const { status, headers } = await create();
  expect(status).toBe(201);
  const sent = await server.request(new URL(headers.get("location")!, server.url).pathname, {
    method: "PATCH",
    headers: { ...tus, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
    body: Uint8Array.from(photo),
  });
  expect(sent.status).toBe(204);
  const kept = await server.request(`/api/evidence/${reference.sha256}`, { headers: await desk("urmia") });
  expect(kept.status).toBe(200);
});

test("fault 41: a withdrawn tablet's own rounds bring the photos of what was accepted, and tell that it is withdrawn", async () => {
  const tablet = await RoadTablet.enrol(server, { origin: server.url });
  const photo = new Uint8Array(Buffer.concat([Buffer.from("ffd8ffda", "hex"), Buffer.alloc(3000, "of the app")]));
  const reference = await tablet.addPhoto(photo);
  await tablet.save(1, [reference]);
  // The entry gets through, and the tablet is withdrawn before its photo does.
  const [row] = await tablet.entries();
  const { body } = await server.post(
    "/api/sync/push",
    { entries: [{ header: row!.header, payload: row!.payload, signature: row!.signature }] },
    await desk("urmia"),
  );
  expect(body).toMatchObject({ results: [{ outcome: "inserted" }] });
  const revoked = await server.post(`/api/devices/${tablet.tablet.author}/revoke`, {}, await desk("urmia"));
  expect(revoked.status).toBe(200);
  await expect(tablet.sync()).rejects.toThrow("/problems/device-revoked");
  expect(await findEvidence(reference.sha256, tablet.db)).toMatchObject({ state: "sent" });
  const kept = await server.request(`/api/evidence/${reference.sha256}`, { headers: await desk("urmia") });
  expect(kept.status).toBe(200);
});

test("fault 41: nobody decides about their own entry, nor about a tablet of another place, nor without the office for it", async () => {
  const lost = await server.enrol(unit);
  const [mine, theirs] = [lost.tablet.make({ header: { officer: "urmia" } }), lost.tablet.make()];
  await revoke(lost);
  await outcomes([mine, theirs], lost);

  await decideAbout(governor, "urmia", mine, "accepted");
  const officer = await server.enrol(unit);
  const decision = officer.tablet.make({
    header: { type: "quarantine.decided", subject: "x", officer: "p-0002" },
    data: { decides: { author: mine.author, seq: 0, hash: mine.hash }, verdict: "accepted", reason: "…" },
  });
  expect(await outcomes([decision], officer)).toEqual(["inserted"]);
  expect(await inLog(lost, 0)).toBe("nothing");
  expect((await readAside(lost)).map(({ decision: decided }) => decided)).toEqual([null, null]);
});

test("fault 41: what was decided outlives a restart, and comes again from the log to a server that lost it", async () => {
  const lost = await server.enrol(unit);
  const made = lost.tablet.makeMany(2);
  await revoke(lost);
  await decideAbout(governor, "urmia", made[1]!, "accepted");
  await decideAbout(governor, "urmia", made[0]!, "refused");
  await server.restart();
  // The entries arrive after the decisions about them.
  expect(await push(made, lost)).toMatchObject([
    { outcome: "rejected", reason: "unknown-author" },
    { outcome: "inserted" },
  ]);
});

test("fault 41: the IT committee sees that entries wait, and none of what they say", async () => {
  const lost = await server.enrol(unit);
  const made = lost.tablet.makeMany(1);
  await revoke(lost);
  await outcomes(made, lost);
  const committee = { username: "it", role: "province-it", unit: "WA" as UnitId, demonstration: false };
  const name = { fa: "کمیتهٔ فناوری", en: "IT committee" };
  await server.store.putUser(
    { ...committee, name, passwordHash: await hashPassword("amanat-demo") },
    "2016-02-26T04:00:00.000Z",
  );
  const it = await desk("it");
  const { body } = await server.request(`/api/devices/${lost.tablet.author}`, { headers: it });
  expect(body).toMatchObject({ device: { undecided: 1 }, chain: [{ kind: "quarantined", seq: 0 }] });
  expect(await readAside(lost, "it")).toEqual([]);
});
