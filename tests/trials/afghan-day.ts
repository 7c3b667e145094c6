/**
 * A day on a real list: the 6,787 polling centres of Afghanistan 2014 come in whole, a tablet in each of them files every
 * report of the day, and the desk's board shows them all. By hand, as it needs real data beside the repository:
 *
 *   node --import tsx tests/trials/afghan-day.ts [LIST.csv]
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Unit } from "../../shared/catalogue/schema.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { readBoard } from "../../shared/projections/board-view.ts";
import { createBoard, foldBoard } from "../../shared/projections/board.ts";
import { summariseSlot } from "../../shared/projections/board-summary.ts";
import { createElectionCatalogue } from "../../shared/projections/election-catalogue.ts";
import { run as importUnits } from "../../server/cli/import-units.ts";
import { hashPassword } from "../../server/session/passwords.ts";
import { openData } from "../../server/start/open-data.ts";
import { createReader, signIn, type TrialDesk } from "./trial-desk.ts";
import { createTrialTablet, handIn, type TrialTablet, writeDay } from "./trial-tablet.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const list = process.argv[2] ?? join(root, "../shared/data/afghanistan/polling-centres-2014.csv");
const map = join(root, "tests/trials/afghanistan.map.json");
const password = "afghan-trial";
const importLimitMs = 10_000;
const atOnce = 40;

async function main(): Promise<void> {
  if (!existsSync(list)) throw new Error(`There is no list at ${list}. Give its path.`);
  const dataPath = mkdtempSync(join(tmpdir(), "amanat-trial-"));
  let server: Server | undefined;
  try {
    const importMs = await timed("import, first start of the data folder included", () => importOrThrow(dataPath));
    check(importMs < importLimitMs, `the import took ${Math.round(importMs)} ms`);
    let tablets: TrialTablet[] = [];
    await timed("a tablet for each centre", async () => (tablets = await enrolAll(dataPath)));
    server = await startServer(dataPath);
    await runDay(server.origin, tablets);
    console.log("The day went through.");
  } finally {
    await server?.stop();
    rmSync(dataPath, { recursive: true, force: true });
  }
}

async function importOrThrow(dataPath: string): Promise<void> {
  const code = await importUnits([list, "--map", map], { AMANAT_DATA: dataPath });
  check(code === 0, `the import ended with ${code}`);
}

/** Codes are limited to thirty a minute, so devices and the user are put where the office would have put them. */
async function enrolAll(dataPath: string): Promise<TrialTablet[]> {
  const { store } = await openData(dataPath, () => new Date());
  const at = new Date().toISOString();
  const name = { fa: "مرکز", en: "Centre" };
  const unit = "AF" as UnitId;
  const passwordHash = await hashPassword(password);
  await store.putUser({ username: "af", passwordHash, unit, role: "province-hq", name, demonstration: false }, at);
  const units = (await store.listReference("units")) as Unit[];
  const tablets = units
    .filter(({ kind, path }) => kind === "branch" && path.startsWith("AF/"))
    .map(({ id }) => createTrialTablet(id));
  await inBatches(tablets, ({ unit: branch, officer, device }) =>
    store.registerAuthor({
      author: device.author,
      unit: branch,
      role: "governor-representative",
      officer,
      deviceName: branch,
      platform: "trial",
      enrolledAt: at,
    }),
  );
  await store.close();
  return tablets;
}

async function runDay(origin: string, tablets: TrialTablet[]): Promise<void> {
  const desk = await signIn(origin, "af", password);
  let units: Unit[] = [];
  await timed("units replicated to the desk", async () => (units = await desk.readCollection("units")));
  const branches = units.filter(({ kind }) => kind === "branch");
  check(branches.length === tablets.length, `the desk has ${branches.length} of ${tablets.length} centres`);
  const catalogue = await readCatalogue(desk);
  const slots = catalogue.slotsOf({ constituency: null });

  let token = "";
  const dayMs = await timed(`${tablets.length} tablets hand in ${slots.length} reports each`, () =>
    inBatches(tablets, async (tablet) => {
      const entries = await writeDay(tablet, slots, catalogue.election.id, new Date().toISOString());
      token = await handIn(origin, tablet, entries);
    }),
  );
  const count = tablets.length * slots.length;
  console.log(`  ${Math.round((count / dayMs) * 1000)} entries/s, signing and sessions included`);

  const own = await createReader(origin, { authorization: `Bearer ${token}` }).readCollection("units");
  check(own.length >= 3 && own.length <= 4, `a tablet sees ${own.length} units: its own and those above it are wanted`);

  const board = createBoard("rehearsal");
  let pulled = 0;
  await timed("entries pulled and folded", async () => {
    for await (const entries of desk.pullAll()) {
      pulled += entries.length;
      foldBoard(board, entries);
    }
  });
  check(pulled === count, `${pulled} of ${count} entries were pulled`);
  let view = readBoard(board, [], catalogue, new Date().toISOString());
  await timed("board of every centre read", () => {
    view = readBoard(board, branches, catalogue, new Date().toISOString());
    return Promise.resolve();
  });
  const unreported = view.rows.filter(({ cells }) =>
    cells.some((cell) => cell?.count !== 1 || cell.state === "silent" || cell.state === "awaited"),
  );
  check(view.rows.length === tablets.length, `the board has ${view.rows.length} rows`);
  check(unreported.length === 0, `${unreported.length} centres lack a report, first ${unreported[0]?.unit}`);
  const summary = summariseSlot(view, slots[0]?.id ?? "", branches);
  check(summary.byCounty.size === 34, `the board knows ${summary.byCounty.size} provinces`);
  check(summary.all.reported === tablets.length, `${summary.all.reported} centres reported the first slot`);
}

async function readCatalogue(desk: TrialDesk) {
  const [elections, calendar, reports, rules, offences, constituencies] = await Promise.all([
    desk.readCollection("elections"),
    desk.readCollection("calendar"),
    desk.readCollection("reports"),
    desk.readCollection("rules"),
    desk.readCollection("offences"),
    desk.readCollection("constituencies"),
  ]);
  const election = elections[0];
  if (election === undefined) throw new Error("the desk knows of no election");
  return createElectionCatalogue({ election, calendar, reports, rules, offences, constituencies });
}

interface Server {
  origin: string;
  stop: () => Promise<void>;
}

/** The server as `npm start` runs it, on a free port. */
async function startServer(dataPath: string): Promise<Server> {
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "server/main.ts"], {
    cwd: root,
    env: { ...process.env, AMANAT_DATA: dataPath, AMANAT_PORT: String(port), AMANAT_RATE_LIMIT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (text: Buffer) => {
      if (text.includes("Tablet and desk")) resolve();
    });
    void exited.then(() => reject(new Error("the server ended before it listened")));
  });
  return {
    origin,
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function inBatches<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function timed(what: string, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  const tookMs = performance.now() - startedAt;
  console.log(`${what}: ${Math.round(tookMs)} ms`);
  return tookMs;
}

function check(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}

await main();
