/**
 * The load of the server's figures, in a process of its own: tablets with keys of their own, whose signed bodies are ready
 * before the clock starts. Speaks with its parent by messages.
 */
import { Agent, request } from "node:http";
import type { Head } from "../../shared/journal/build-entry.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { hourlyFigures, reportData } from "../support/day-fixtures.ts";
import { buildChain } from "../support/entry-fixtures.ts";
import { createSeededDevice, type SeededDevice } from "../support/node-crypto.ts";

export type LoadRequest =
  /** Enrols so many tablets, as the office would. */
  | { kind: "prepare"; origin: string; tablets: number }
  /** Builds pushes of `size` entries for each tablet, behind what was built before, in place of what was sent. */
  | { kind: "build"; tablets: number; pushes: number; size: number }
  /** Sends what was built; all tablets at once, each one body after the other. */
  | { kind: "send"; url: string }
  /** Reads the newest entries, page by page as a desk does or as one stream. */
  | { kind: "pull"; url: string; entries: number; pages: boolean };

export type LoadReply = { elapsedMs: number; entries: number };

interface LoadTablet {
  device: SeededDevice;
  unit: UnitId;
  token: string;
  head: Head | null;
  bodies: Buffer[];
}

const agent = new Agent({ keepAlive: true, maxSockets: 1000 });
const tablets: LoadTablet[] = [];
/** Of the desk user who gave out the codes, and whose scope is the whole log. */
let cookie = "";

function call(url: string, method: string, headers: Record<string, string>, body?: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, agent, headers: { ...headers, ...(body && { "content-length": String(body.length) }) } },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on("data", (chunk: Buffer) => chunks.push(chunk));
        reply.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          if (reply.statusCode! >= 300) reject(new Error(`${url}: ${reply.statusCode} ${text}`));
          else resolve(text);
        });
        reply.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

async function post<Reply>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const bytes = Buffer.from(JSON.stringify(body));
  return JSON.parse(await call(url, "POST", { "content-type": "application/json", ...headers }, bytes)) as Reply;
}

/** Enrols tablets as the office would: a code each, given out by a desk user. */
async function prepare(origin: string, count: number): Promise<void> {
  const login = await fetch(`${origin}/api/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "province", password: "amanat-demo" }),
  });
  cookie = login.headers.getSetCookie()[0]!.split(";")[0]!;
  while (tablets.length < count) {
    const unit = `WA-URM-${String(tablets.length + 1).padStart(4, "0")}` as UnitId;
    const device = createSeededDevice(`bench ${unit}`);
    const order = { unit, role: "governor-representative", officer: `bench-${unit}` };
    const { code } = await post<{ code: string }>(`${origin}/api/enrol-codes`, order, { cookie, origin });
    const enrolment = { code, publicKey: device.author, device: { name: "bench", platform: "bench" } };
    const { token } = await post<{ token: string }>(`${origin}/api/enrol`, enrolment);
    tablets.push({ device, unit, token, head: null, bodies: [] });
  }
}

async function build(count: number, pushes: number, size: number): Promise<void> {
  for (const tablet of tablets) tablet.bodies = [];
  for (const tablet of tablets.slice(0, count)) {
    for (let push = 0; push < pushes; push++) {
      const event = {
        unit: tablet.unit,
        subject: `${tablet.unit}/R2/h09`,
        data: { ...reportData("R2", "h09", hourlyFigures(20 * push)) },
      };
      const chain = await buildChain(tablet.device, size, { head: tablet.head, event });
      const { header, hash } = chain.at(-1)!;
      tablet.head = { seq: header.seq, hash };
      tablet.bodies.push(Buffer.from(JSON.stringify({ entries: chain.map(({ entry }) => entry) })));
    }
  }
}

async function send(url: string): Promise<LoadReply> {
  const replies: string[] = [];
  const startMs = performance.now();
  await Promise.all(
    tablets.map(async ({ token, bodies }) => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
      for (const body of bodies) replies.push(await call(url, "POST", headers, body));
    }),
  );
  const elapsedMs = performance.now() - startMs;
  const entries = replies.reduce((sum, text) => sum + countStored(JSON.parse(text) as StoreReply), 0);
  return { elapsedMs, entries };
}

type StoreReply = { stored: number } | { results: { outcome: string }[] };

function countStored(reply: StoreReply): number {
  if ("stored" in reply) return reply.stored;
  const other = reply.results.find(({ outcome }) => outcome !== "inserted");
  if (other !== undefined) throw new Error(`an entry was not inserted: ${JSON.stringify(other)}`);
  return reply.results.length;
}

const deskPageEntries = 1000;

async function pull(url: string, entries: number, pages: boolean): Promise<LoadReply> {
  const headers = { cookie };
  const start = pages ? (await readPage(url, Number.MAX_SAFE_INTEGER, headers)).upTo - entries : 0;
  const startMs = performance.now();
  const texts: string[] = [];
  if (!pages) texts.push(await call(`${url}?newest=${entries}`, "GET", headers));
  for (let after = start, upTo = Number.MAX_SAFE_INTEGER; pages && after < upTo;) {
    const page = await readPage(url, after, headers);
    texts.push(page.text);
    ({ next: after, upTo } = page);
  }
  const elapsedMs = performance.now() - startMs;
  const received = texts.reduce((sum, text) => sum + countEntries(text, pages), 0);
  if (received !== entries) throw new Error(`${url}: ${received} entries instead of ${entries}`);
  return { elapsedMs, entries };
}

async function readPage(url: string, after: number, headers: Record<string, string>) {
  const text = await call(`${url}?after=${after}&limit=${deskPageEntries}`, "GET", headers);
  // They stand at the end of a page: the entries need no parsing to go on.
  const [, next, upTo] = /"next":(\d+),"upTo":(\d+)\}$/.exec(text.slice(-80))!;
  return { text, next: Number(next), upTo: Number(upTo) };
}

const countEntries = (text: string, isPage: boolean): number =>
  isPage ? (JSON.parse(text) as { entries: unknown[] }).entries.length : (text.split("\n").length - 1) / 3;

const nothing: LoadReply = { elapsedMs: 0, entries: 0 };

async function answer(message: LoadRequest): Promise<LoadReply> {
  switch (message.kind) {
    case "prepare":
      await prepare(message.origin, message.tablets);
      return nothing;
    case "build":
      await build(message.tablets, message.pushes, message.size);
      return nothing;
    case "send":
      return send(message.url);
    case "pull":
      return pull(message.url, message.entries, message.pages);
  }
}

process.on("message", (message: LoadRequest) => {
  answer(message).then(
    (reply) => process.send!({ reply }),
    (error: unknown) => process.send!({ error: String(error) }),
  );
});
