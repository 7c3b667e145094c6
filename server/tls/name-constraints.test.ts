import { describe, expect, test } from "vitest";
import { bytesOf, constrainTo, encodeConstraints, mayVouchFor } from "./name-constraints.ts";

describe("an office's authority", () => {
  const constraints = constrainTo(["amanat", "elections.example.ir", "203.0.113.9"]);

  test.each([
    "amanat",
    "elections.example.ir",
    "www.elections.example.ir",
    "desk.local",
    "localhost",
    "server.home.arpa",
  ])("may vouch for %s", (host) => expect(mayVouchFor(constraints, host)).toBe(true));
  test.each(["203.0.113.9", "10.1.2.3", "192.168.1.10", "127.0.0.1", "::1", "fd12::1"])("may vouch for %s", (host) =>
    expect(mayVouchFor(constraints, host)).toBe(true),
  );
  test.each(["example.ir", "bank.example", "xlocal", "203.0.113.10", "8.8.8.8", "2001:db8::1"])(
    "may not vouch for %s",
    (host) => expect(mayVouchFor(constraints, host)).toBe(false),
  );
});

test.each([
  ["10.0.0.5", "0a000005"],
  ["::1", "00000000000000000000000000000001"],
  ["fd12::ab:1", "fd120000000000000000000000ab0001"],
  ["2001:db8:1:2:3:4:5:6", "20010db8000100020003000400050006"],
  ["fe80::", "fe800000000000000000000000000000"],
])("%s has the bytes %s", (address, hex) => expect(Buffer.from(bytesOf(address)).toString("hex")).toBe(hex));

test("constraints are written as RFC 5280 has them", () => {
  const bytes = encodeConstraints({ names: ["local"], nets: [["10.0.0.0", 8]] });
  expect(Buffer.from(bytes).toString("hex")).toBe("3017a015300782056c6f63616c300a87080a000000ff000000");
});
