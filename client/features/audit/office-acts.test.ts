import { describe, expect, it } from "vitest";
import { at, storedEntry } from "../../../tests/support/day-fixtures.ts";
import type { Header } from "../../../shared/journal/entry.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { everyAct, readActs, selectActs } from "./office-acts.ts";

function row(seq: number, act: string, data: Record<string, unknown> | null, type = "office.acted"): EntryRow {
  const stored = storedEntry({
    author: "server",
    seq,
    type,
    unit: "WA",
    subject: `office/${act}`,
    data,
    claimedAt: at("09:00"),
    receivedAt: at("09:00"),
    position: seq + 10,
  });
  const header = JSON.parse(stored.header) as Header;
  return { ...header, ...stored, hash: `h${seq}`, sizeBytes: 1, signature: "" } as unknown as EntryRow;
}

const acted = (act: string, subject: string, id: string, details: Record<string, string> = {}) => ({
  act,
  subject,
  details,
  by: { kind: "user", id },
});

const rows = [
  row(0, "code.made", acted("code.made", "WA-URM-0001", "urmia", { role: "computer-user" })),
  row(1, "login.failed", acted("login.failed", "", "", { address: "10.0.0.7" })),
  row(2, "device.revoked", acted("device.revoked", "KEY-OF-A-TABLET", "province")),
];
const names: Record<string, string> = { "code.made": "ساختن کد ثبت", "login.failed": "ورود ناموفق" };
const select = (filter: Partial<typeof everyAct>) =>
  selectActs(readActs(rows), { ...everyAct, ...filter }, (act) => names[act] ?? act).map(({ act }) => act);

describe("the acts of the office", () => {
  it("are shown newest first by their place in the log", () => {
    expect(select({})).toEqual(["device.revoked", "login.failed", "code.made"]);
  });

  it("are found by kind, by what they were done to, by whom, by their details and by their name", () => {
    expect(select({ act: "login.failed" })).toEqual(["login.failed"]);
    expect(select({ query: "urm-0001" })).toEqual(["code.made"]);
    expect(select({ query: "province" })).toEqual(["device.revoked"]);
    expect(select({ query: "10.0.0.7" })).toEqual(["login.failed"]);
    expect(select({ query: "كد ثبت" })).toEqual(["code.made"]);
    expect(select({ act: "code.made", query: "province" })).toEqual([]);
  });

  it("stay in the list where their content cannot be read, under the name that their subject gives", () => {
    const shown = readActs([row(3, "units.imported", null), row(4, "login.failed", { act: 5 })]);
    expect(shown.map(({ act, data }) => [act, data])).toEqual([
      ["login.failed", null],
      ["units.imported", null],
    ]);
  });

  it("are nothing but acts", () => {
    expect(readActs([row(5, "x", {}, "report.filed")])).toEqual([]);
  });
});
