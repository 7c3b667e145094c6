import { describe, expect, it } from "vitest";
import { createTablet } from "../../tests/support/tablet-fixture.ts";
import { findOfficer, listOfficers } from "../journal-store/device.ts";
import { checkPin, normalizePin, pinWaitMs, PinTooWeakError, setPin } from "./pin.ts";

const officer = { id: "officer-1", name: null };
const minuteMs = 60_000;
const quick = 1000;

describe("PINs", () => {
  it("opens with the right digits in any script, for each of several officers", async () => {
    const db = (await createTablet()).openTab();
    await setPin(officer, "۱۲۳۴۵۶", db);
    await setPin({ id: "officer-2", name: "Second" }, "654321", db, quick);
    expect((await findOfficer("officer-1", db))?.iterations).toBe(600_000);
    expect(await checkPin("officer-1", "123456", 0, db)).toEqual({ outcome: "right" });
    expect(await checkPin("officer-1", " ١٢٣٤٥٦ ", 0, db)).toEqual({ outcome: "right" });
    expect(await checkPin("officer-2", "123456", 0, db)).toEqual({ outcome: "wrong", triesLeft: 9 });
    expect(await checkPin("officer-3", "123456", 0, db)).toEqual({ outcome: "no-pin" });
    expect((await listOfficers(db)).map(({ id }) => id)).toEqual(["officer-1", "officer-2"]);
    expect(JSON.stringify(await findOfficer("officer-1", db))).not.toContain("123456");
  });

  it.each(["12345", "12345a", "", "      "])("refuses %j", async (pin) => {
    const db = (await createTablet()).openTab();
    await expect(setPin(officer, pin, db)).rejects.toThrow(PinTooWeakError);
    expect(normalizePin("٩۹9")).toBe("999");
  });

  it("locks after ten wrong ones, longer each time, whatever the clock does, and opens again", async () => {
    const db = (await createTablet()).openTab();
    await setPin(officer, "123456", db, quick);
    const wrong = (nowMs: number) => checkPin("officer-1", "000000", nowMs, db);
    for (let failures = 1; failures < 10; failures++) {
      expect(await wrong(10 * minuteMs)).toEqual({ outcome: "wrong", triesLeft: 10 - failures });
    }
    expect(await wrong(10 * minuteMs)).toEqual({ outcome: "locked", waitMs: 30_000 });
    // The right PIN opens nothing while it is locked, and a locked try is not counted.
    expect(await checkPin("officer-1", "123456", 10 * minuteMs + 10_000, db)).toEqual({
      outcome: "locked",
      waitMs: 20_000,
    });
    expect(await wrong(11 * minuteMs)).toEqual({ outcome: "locked", waitMs: 60_000 });
    // The clock was set back: the wait begins anew instead of lasting for years.
    expect(await pinWaitMs("officer-1", 0, db)).toBe(60_000);
    expect(await checkPin("officer-1", "123456", 0, db)).toEqual({ outcome: "locked", waitMs: 60_000 });
    expect(await checkPin("officer-1", "123456", 2 * minuteMs, db)).toEqual({ outcome: "right" });
    expect(await wrong(2 * minuteMs)).toEqual({ outcome: "wrong", triesLeft: 9 });
  });
});
