import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Election, Unit } from "../../shared/catalogue/schema.ts";
import { catalogue } from "../../tests/support/day-fixtures.ts";
import { fileDay } from "../demonstration/file-day.ts";
import { hashEnrolCode } from "../session/enrol-codes.ts";
import { isRightPassword } from "../session/passwords.ts";
import { UsageError, withData } from "./command-line.ts";
import { run as enrolCode } from "./enrol-code.ts";
import { run as setElectionDay } from "./set-election-day.ts";
import { run as users } from "./users.ts";

const folder = mkdtempSync(join(tmpdir(), "amanat-console-"));
const env = { AMANAT_DATA: folder };
let printed = "";

beforeAll(() => withData(env, () => Promise.resolve()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

// Every command opens and closes the whole store, as it does on the console.
describe("the console's commands", { timeout: 120_000 }, () => {
  it("make a code that enrols one tablet for its place", async () => {
    expect(await enrolCode(["--unit", "WA-URM-0003"], env)).toBe(0);
    const code = printed.split("\n")[0]!;
    const device = { author: "a".repeat(42) + "A", deviceName: "tablet", platform: "test" };
    const enrolment = await withData(env, ({ store }) =>
      store.enrolByCode(hashEnrolCode(code), device as never, new Date().toISOString()),
    );
    expect(enrolment).toMatchObject({ kind: "enrolled", author: { unit: "WA-URM-0003" } });
  });

  it("refuse a place, a role or an option that is not known, and change nothing", async () => {
    await expect(enrolCode(["--unit", "NOWHERE"], env)).rejects.toThrow(UsageError);
    await expect(enrolCode(["--unit", "WA", "--role", "king"], env)).rejects.toThrow(UsageError);
    await expect(enrolCode(["--unti", "WA"], env)).rejects.toThrow(UsageError);
    await expect(users(["add", "X!"], env)).rejects.toThrow(UsageError);
    await expect(setElectionDay(["2026-02-30"], env)).rejects.toThrow(UsageError);
  });

  it("add a user and set a new password: both are shown once and work", async () => {
    await users(["add", "khoy", "--unit", "WA-MAK", "--role", "county-governor", "--name-fa", "فرمانداری خوی"], env);
    const [name, password] = printed.trim().split("\t");
    const found = () => withData(env, ({ store }) => store.findUser(name!));
    expect(await isRightPassword((await found())?.passwordHash, password!)).toBe(true);
    printed = "";
    await users(["password", "khoy"], env);
    expect(await isRightPassword((await found())?.passwordHash, password!)).toBe(false);
    expect(await isRightPassword((await found())?.passwordHash, printed.trim().split("\t")[1]!)).toBe(true);
  });

  it("move the day of a rehearsal, and never that of a live election", async () => {
    await setElectionDay(["2030-01-05"], env);
    const elections = await withData(env, ({ store }) => store.listReference("elections") as Promise<Election[]>);
    expect(elections[0]!.electionDay).toBe("2030-01-05");
  });

  it("file a day of the demonstration: what was not delivered by then is not in the log", async () => {
    const filed = await withData(env, async ({ store, election }) => {
      const units = (await store.listReference("units")) as Unit[];
      const documents = { ...catalogue, election };
      const branches = units.filter(({ kind }) => kind === "branch").slice(0, 12);
      const until = `${election.electionDay}T09:00:00.000Z`;
      const before = await store.size();
      const day = await fileDay(store, { documents, branches, entries: 12 * 20, until, seed: "console" });
      return { ...day, size: (await store.size()) - before };
    });
    expect(filed.inserted).toBeGreaterThan(12 * 5);
    expect(filed.undelivered).toBeGreaterThan(0);
    expect(filed.size).toBe(filed.inserted);
  });
});
