import { describe, expect, it } from "vitest";
import type { Complaint } from "../../../shared/projections/complaints.ts";
import { complaintKey, findTwiceNumbered, nextNumber, numbersOf, plainNumber } from "./register-number.ts";

const complaint = (unit: string, subject: string, number: string | null): Complaint =>
  ({
    unit,
    subject,
    registered: number === null ? null : { data: { number } },
  }) as Complaint;

describe("numbers of an office's register", () => {
  it("go on behind the highest of the year, whatever digits it was written in", () => {
    expect(nextNumber(["1394/9", "1394/10", "1393/77", "دفتر ۱۲"].map(plainNumber), 1394)).toBe("1394/11");
    expect(nextNumber([plainNumber("۱۳۹۴/۱۲")], 1394)).toBe("1394/13");
  });

  it("begin with one in a new year", () => {
    expect(nextNumber(["1394/9"], 1395)).toBe("1395/1");
    expect(nextNumber([], 1394)).toBe("1394/1");
  });

  it("are of one office alone", () => {
    const all = [
      complaint("WA-URM", "a", "1394/1"),
      complaint("WA-KHO", "b", "1394/8"),
      complaint("WA-URM", "c", null),
    ];
    expect([...numbersOf(all, "WA-URM").values()]).toEqual(["1394/1"]);
  });

  it("that an office has given twice are told of each complaint; the same number of another office is none", () => {
    const all = [
      complaint("WA-URM", "a", "1394/1"),
      complaint("WA-URM", "b", "۱۳۹۴/ ۱"),
      complaint("WA-KHO", "c", "1394/1"),
    ];
    expect(findTwiceNumbered(all)).toEqual(new Set([complaintKey(all[0]!), complaintKey(all[1]!)]));
  });
});
