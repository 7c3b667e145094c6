import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../app.ts";
import { parseConfig } from "../config.ts";
import { demonstrationPassword } from "../start/load-demonstration.ts";
import { type OpenedData, openData } from "../start/open-data.ts";
import type { ImportReport } from "../units-import/import-report.ts";

const now = () => new Date("2026-03-01T06:00:00.000Z");
const head = "شهرستان,کد شعبه,نام شعبه\n";

let folder: string;
let data: OpenedData;
let app: Awaited<ReturnType<typeof buildApp>>;
let cookies: Record<"province" | "urmia", string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "amanat-import-"));
  data = await openData(folder, now);
  const config = parseConfig({ AMANAT_DATA: folder, AMANAT_LOG: "silent", AMANAT_CLIENT: join(folder, "none") });
  const projector = { board: () => Promise.reject(new Error("no board in this test")) };
  app = await buildApp(config, { ...data, projector, election: data.election.id, now });
  cookies = { province: await signIn("province"), urmia: await signIn("urmia") };
});
afterAll(async () => {
  await app.close();
  await data.store.close();
  await rm(folder, { recursive: true });
});

const origin = "http://localhost";
const host = { host: "localhost", origin };

async function signIn(username: string): Promise<string> {
  const payload = { username, password: demonstrationPassword };
  const reply = await app.inject({ method: "POST", url: "/api/login", headers: host, payload });
  const cookie = reply.cookies[0];
  if (cookie === undefined) throw new Error(reply.body);
  return `${cookie.name}=${cookie.value}`;
}

const send = (list: string | Buffer, query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: `/api/units/import?${new URLSearchParams(query).toString()}`,
    headers: { ...host, "content-type": "text/csv", cookie: cookies.province, ...headers },
    payload: list,
  });

const countUnits = async (): Promise<number> => (await data.store.listReference("units")).length;

describe("an import at the desk", () => {
  test("tries, imports, and hands the units on to those who replicate", async () => {
    const list = `${head}ارومیه,تازه-۱,دبستان\nخوی,تازه-۱,مسجد\n`;
    const before = await countUnits();
    const dry = await send(list, { dryRun: "true" });
    expect(dry.statusCode).toBe(200);
    expect(dry.json<ImportReport>()).toMatchObject({ outcome: "imported", dryRun: true });
    expect(await countUnits()).toBe(before);

    const scope = { path: "WA/" };
    const { version } = await data.store.readReference("units", 0, 100_000, scope);
    const done = await send(list);
    expect(done.json<ImportReport>()).toMatchObject({
      outcome: "imported",
      dryRun: false,
      rows: { total: 2, skipped: 0 },
      added: [{ kind: "branch", count: 2 }],
      problems: { errors: 0, warnings: 0, listed: [] },
    });
    const news = await data.store.readReference("units", version, 100, scope);
    const documents = JSON.parse(news.documentsJson) as { code: string; name: { fa: string }; _deleted?: boolean }[];
    expect(documents.map(({ code, name, _deleted }) => [code, name.fa, _deleted])).toEqual([
      ["تازه-۱", "دبستان", undefined],
      ["تازه-۱", "مسجد", undefined],
    ]);
    expect(await data.store.findUnitPath((documents[0] as unknown as { id: string }).id)).toMatch(/^WA\/WA-URM\//u);

    expect((await send(list)).json<ImportReport>()).toMatchObject({ outcome: "unchanged", unchanged: 2 });
  });

  test("refuses a list with an error and takes its sound rows when told to", async () => {
    const list = `${head}ارومیه,9001,الف\nتهران,9002,ب\n`;
    const before = await countUnits();
    const refused = (await send(list)).json<ImportReport>();
    expect(refused.outcome).toBe("refused");
    expect(refused.problems.listed).toMatchObject([{ line: 3, code: "parent-unknown", value: "تهران" }]);
    expect(await countUnits()).toBe(before);
    expect((await send(list, { partial: "true" })).json<ImportReport>().outcome).toBe("partly-imported");
    expect(await countUnits()).toBe(before + 1);
  });

  test("takes a map and UTF-16", async () => {
    const map = JSON.stringify({ columns: { code: "شماره", "name.fa": "جا", "county.name.fa": { value: "Khoy" } } });
    const list = Buffer.from("\uFEFFشماره\tجا\r\n9010\tمدرسه\r\n", "utf16le");
    const reply = await send(list, { map, dryRun: "true" }, { "content-type": "application/octet-stream" });
    expect(reply.json<ImportReport>()).toMatchObject({ outcome: "imported", encoding: "utf-16le", separator: "\t" });
  });
});

describe("is refused", () => {
  const list = `${head}ارومیه,9020,الف\n`;
  const foreign = JSON.stringify({ root: { id: "AF", name: { fa: "افغانستان", en: "Afghanistan" } } });
  test.each([
    ["without signing in", {}, { cookie: "" }, 401, "not-signed-in"],
    ["to another role", {}, { cookie: "urmia" }, 403, "not-your-role"],
    ["below a unit that is not the caller's", { map: foreign }, {}, 403, "out-of-scope"],
    ["from another site", {}, { origin: "http://elsewhere.example" }, 403, "foreign-origin"],
    ["with a map that is none", { map: '{"colums":{}}' }, {}, 400, "invalid-request"],
    ["with a switch that is none", { partial: "perhaps" }, {}, 400, "invalid-request"],
    ["as JSON", {}, { "content-type": "application/json" }, 400, "not-json"],
    ["as a form", {}, { "content-type": "multipart/form-data; boundary=x" }, 415, "unsupported-media-type"],
    ["compressed", {}, { "content-encoding": "gzip" }, 415, "unsupported-media-type"],
  ])("%s", async (_, query, { cookie, ...headers }: Record<string, string>, status, type) => {
    const before = await countUnits();
    const signedIn = cookie === undefined ? cookies.province : cookie === "urmia" ? cookies.urmia : cookie;
    const reply = await send(list, query, { cookie: signedIn, ...headers });
    expect([reply.statusCode, reply.json<{ type: string }>().type]).toEqual([status, `/problems/${type}`]);
    expect(await countUnits()).toBe(before);
  });

  test("past 64 MiB", async () => {
    const reply = await send(Buffer.alloc(64 * 1024 * 1024 + 1, "a"));
    expect([reply.statusCode, reply.json<{ type: string }>().type]).toEqual([413, "/problems/too-large"]);
  });
});
