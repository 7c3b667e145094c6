import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSealer } from "../../shared/bundle/age.ts";
import { BundleReply } from "../../shared/bundle/bundle-reply.ts";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { createCollector, packBundle, photoBytes, referenceTo } from "../support/bundle-fixtures.ts";
import { compileSchema } from "../support/compile-schema.ts";
import { problemOf, startTestServer, type EnrolledTablet, type Reply, type TestServer } from "./http-server.ts";
import { sha256, type MadeEntry } from "./wire-tablet.ts";

const branch = "WA-URM-0001";
let server: TestServer;
let cookie: string;
let tablet: EnrolledTablet;

beforeAll(async () => {
  server = await startTestServer();
  cookie = await server.login("province");
});
afterAll(() => server.stop());

const isReply = compileSchema(BundleReply);

async function send(
  bytes: Uint8Array,
  headers: Record<string, string> = { cookie, origin: server.url },
): Promise<Reply> {
  const reply = await server.request("/api/bundle", {
    method: "POST",
    headers: { "content-type": "application/octet-stream", ...headers },
    body: Buffer.from(bytes),
  });
  if (reply.status === 200) expect(isReply(reply.body)).toBe(true);
  return reply;
}
const taken = (reply: Reply) => reply.body as BundleReply;
const outcomes = (reply: Reply) => taken(reply).results.map(({ outcome, reason }) => reason ?? outcome);
const entriesOf = (made: readonly MadeEntry[]) => made.map(({ entry }) => entry);
const left = () => readdirSync(join(server.dataPath, "bundles"));

async function newTablet(): Promise<EnrolledTablet["tablet"]> {
  tablet = await server.enrol(branch);
  return tablet.tablet;
}

test("a bundle's entries and evidence are taken once, however often it comes", async () => {
  const made = await newTablet();
  const photo = photoBytes("http photo", 70_000);
  const entries = entriesOf([...made.makeMany(3), made.make({ evidence: [referenceTo(photo)] })]);
  const bytes = await packBundle(entries, [photo]);
  const first = await send(bytes);
  expect(outcomes(first)).toEqual(["inserted", "inserted", "inserted", "inserted"]);
  expect(taken(first)).toMatchObject({
    checkpoint: expect.stringContaining("amanat/"),
    evidence: [{ sha256: sha256(Buffer.from(photo)), outcome: "stored" }],
    damage: [],
  });
  expect(
    readFileSync(
      join(server.dataPath, "evidence", Buffer.from(referenceTo(photo).sha256, "base64url").toString("hex")),
    ).equals(photo),
  ).toBe(true);
  const again = await send(bytes);
  expect(outcomes(again)).toEqual(["duplicate", "duplicate", "duplicate", "duplicate"]);
  expect(taken(again).evidence[0]!.outcome).toBe("duplicate");
  expect(taken(again).results.map(({ position }) => position)).toEqual(
    taken(first).results.map(({ position }) => position),
  );
  expect(left()).toEqual([]);
});

test("a bundle sealed to the district is opened here, and one for somebody else is not", async () => {
  const made = await newTablet();
  const plain = await packBundle(entriesOf(made.makeMany(2)));
  const { body } = await server.request("/api/district", { headers: tablet.auth });
  const { sink, bytes } = createCollector();
  const sealer = await createSealer((body as { recipient: string }).recipient, sink);
  await sealer.write(plain);
  await sealer.end();
  expect(outcomes(await send(bytes(), tablet.auth))).toEqual(["inserted", "inserted"]);
  const stranger = createCollector();
  const foreign = await createSealer("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj", stranger.sink);
  await foreign.write(plain);
  await foreign.end();
  expect(taken(await send(stranger.bytes()))).toMatchObject({ results: [], damage: [{ kind: "sealed-for-others" }] });
});

test("each entry is checked by itself: behind one with a false signature the others wait, and come in with it", async () => {
  const made = await newTablet();
  const entries = entriesOf(made.makeMany(4));
  const forged = entries.map((entry, index) => (index === 1 ? { ...entry, signature: entries[0]!.signature } : entry));
  expect(outcomes(await send(await packBundle(forged)))).toEqual(["inserted", "bad-signature", "held", "held"]);
  const { body } = await server.request("/api/sync/pull?limit=1000", { headers: { cookie } });
  const acts = (body as { entries: { payload: string }[] }).entries.map(
    ({ payload }) => JSON.parse(payload) as unknown,
  );
  expect(acts).toContainEqual(
    expect.objectContaining({
      data: expect.objectContaining({
        act: "entry.refused",
        details: expect.objectContaining({ reason: "bad-signature" }) as unknown,
      }) as unknown,
    }),
  );
  const whole = await send(await packBundle(entries));
  expect(outcomes(whole)).toEqual(["duplicate", "inserted", expect.anything(), expect.anything()]);
  expect((await server.store.findAuthor(made.author as AuthorId))!.head!.seq).toBe(3);
});

test("of a damaged copy what is intact is taken and what is not is named; a whole copy brings the rest", async () => {
  const made = await newTablet();
  const photo = photoBytes("cut photo", 9000);
  const entries = entriesOf([...made.makeMany(2), made.make({ evidence: [referenceTo(photo)] })]);
  const bytes = await packBundle(entries, [photo]);
  const cut = await send(bytes.subarray(0, bytes.length - 5000));
  expect(outcomes(cut)).toEqual(["inserted", "inserted", "inserted"]);
  expect(taken(cut).evidence).toMatchObject([{ outcome: "refused", reason: "damaged" }]);
  expect(taken(cut).damage.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["cut-off", "evidence-damaged"]));
  expect(taken(await send(bytes)).evidence).toMatchObject([{ outcome: "stored" }]);
});

test("a line that is no entry is answered as in a push, in its place, and named", async () => {
  const made = await newTablet();
  const [first, second] = entriesOf(made.makeMany(2));
  const lines = [first, {}, { ...second, signature: 7 }, second];
  const reply = await send(await packBundle(lines as never, [], [], [first!, second!]));
  const malformed = { author: null, seq: null, outcome: "rejected", reason: "malformed" };
  expect(taken(reply).results).toEqual([
    expect.objectContaining({ author: made.author, seq: 0, outcome: "inserted" }),
    malformed,
    malformed,
    expect.objectContaining({ author: made.author, seq: 1, outcome: "inserted" }),
  ]);
  expect(taken(reply).damage).toEqual([2, 3].map((line) => ({ kind: "line", line })));
});

test("evidence that no entry here names is not taken", async () => {
  const made = await newTablet();
  const photo = photoBytes("stray", 500);
  const elsewhere = made.make({ evidence: [referenceTo(photo)], header: { election: "another" } });
  const reply = await send(await packBundle([elsewhere.entry], [photo]));
  expect(outcomes(reply)).toEqual(["wrong-election"]);
  expect(taken(reply).evidence).toMatchObject([{ outcome: "refused", reason: "entry-not-here" }]);
});

test("evidence that is not what its entry calls it is not taken by this road either, and its entry is", async () => {
  const made = await newTablet();
  const disguised = Buffer.from("%PDF-1.7\n");
  const reply = await send(await packBundle([made.make({ evidence: [referenceTo(disguised)] }).entry], [disguised]));
  expect(outcomes(reply)).toEqual(["inserted"]);
  expect(taken(reply).evidence).toMatchObject([{ outcome: "refused", reason: "differs" }]);
});

test("a carrier brings what its own part of the hierarchy wrote, and nothing else", async () => {
  const made = await newTablet();
  const bytes = await packBundle(entriesOf(made.makeMany(1)));
  const stranger = await server.enrol("WA-KHO-0001");
  expect(outcomes(await send(bytes, stranger.auth))).toEqual(["unknown-author"]);
  const colleague = await server.enrol(branch);
  expect(outcomes(await send(bytes, colleague.auth))).toEqual(["inserted"]);
});

test("what a withdrawn tablet wrote is kept for a decision", async () => {
  const made = await newTablet();
  await server.store.revokeAuthor(made.author as AuthorId, "2016-02-26T05:30:00.000Z");
  expect(outcomes(await send(await packBundle(entriesOf(made.makeMany(2)))))).toEqual(["quarantined", "quarantined"]);
});

test.each([
  ["of a type of its own", { "content-type": "text/plain" }],
  ["of no type", { "content-type": undefined }],
  ["as gzip", { "content-encoding": "gzip" }],
  ["as gzip of no type", { "content-encoding": "gzip", "content-type": undefined }],
])("a bundle sent %s is taken like any other", async (_how, { ...headers }) => {
  const made = await newTablet();
  const bytes = await packBundle(entriesOf(made.makeMany(2)));
  const body = Buffer.from("content-encoding" in headers ? gzipSync(bytes) : bytes);
  // Fetch gives a body without a type none of its own.
  const sent = new Headers({ ...tablet.auth, "content-type": "application/octet-stream" });
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) sent.delete(name);
    else sent.set(name, value);
  }
  const reply = await server.request("/api/bundle", { method: "POST", headers: sent, body });
  expect(reply.status).toBe(200);
  expect(outcomes(reply)).toEqual(["inserted", "inserted"]);
  expect(left()).toEqual([]);
});

test("nothing at all is no bundle", async () => {
  for (const type of [{ "content-type": "application/zip" }, {}]) {
    const headers = { ...(await server.enrol(branch)).auth, ...type } as Record<string, string>;
    const reply = await server.request("/api/bundle", { method: "POST", headers });
    expect(taken(reply)).toMatchObject({ results: [], damage: [{ kind: "not-a-bundle" }] });
  }
});

test("what is no bundle, comes from nobody, from another page or in another form, is refused or named", async () => {
  const bytes = await packBundle([]);
  expect(taken(await send(Buffer.from("<html>")))).toMatchObject({ results: [], damage: [{ kind: "not-a-bundle" }] });
  expect(problemOf(await send(bytes, {}))).toBe("/problems/not-signed-in");
  expect(problemOf(await send(bytes, { cookie, origin: "https://elsewhere.example" }))).toBe(
    "/problems/foreign-origin",
  );
  const auth = { cookie, origin: server.url };
  const packed = (encoding: string) => send(bytes, { ...auth, "content-encoding": encoding });
  expect(problemOf(await packed("br"))).toBe("/problems/unsupported-media-type");
  expect(problemOf(await packed("gzip, gzip"))).toBe("/problems/unsupported-media-type");
  expect(problemOf(await packed("gzip"))).toBe("/problems/invalid-request");
  expect(left()).toEqual([]);
});
