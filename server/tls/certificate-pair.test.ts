import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigError } from "../config.ts";
import { assertCovers, loadPair } from "./certificate-pair.ts";
import { constrainTo } from "./name-constraints.ts";
import { issueServer, makeAuthority, type PemPair } from "./office-ca.ts";

const now = new Date("2016-02-26T05:00:00.000Z");
const dayMs = 24 * 60 * 60_000;
const later = (days: number) => new Date(now.getTime() + days * dayMs);

let folder: string;
let one: PemPair;
let other: PemPair;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "amanat-pair-"));
  const authority = makeAuthority(constrainTo([]), "Test", now);
  one = issueServer(authority, ["amanat.local", "10.0.0.5", "::1"], 30, now);
  other = issueServer(authority, ["amanat.local"], 30, now);
});
afterAll(() => rmSync(folder, { recursive: true }));

function load(cert: string, key: string, at = now) {
  const paths = { certPath: join(folder, "a.crt"), keyPath: join(folder, "a.key") };
  writeFileSync(paths.certPath, cert);
  writeFileSync(paths.keyPath, key);
  return loadPair(paths, at);
}

test("a pair says for whom it is and until when", () => {
  const { hosts, endsAt } = load(one.cert, one.key);
  expect(hosts).toEqual(["amanat.local", "10.0.0.5", "0:0:0:0:0:0:0:1"]);
  expect(endsAt).toEqual(later(30));
});

describe("a pair that cannot be used is refused in words", () => {
  test.each([
    ["a file that is not there", () => loadPair({ certPath: "/nowhere/a.crt", keyPath: "" }, now), /no such file/],
    ["a certificate that is none", () => load("-----BEGIN NOTHING-----", one.key), /holds no certificate/],
    ["a key that is none", () => load(one.cert, "none"), /holds no private key/],
    ["a key under a password", () => load(one.cert, "-----BEGIN ENCRYPTED PRIVATE KEY-----"), /under a password/],
    ["the key of another certificate", () => load(one.cert, other.key), /does not belong to the certificate/],
    [
      "one that has expired",
      () => load(one.cert, one.key, later(31)),
      /expired at 2016-03-27T05:00:00.000Z.*clock says/,
    ],
    [
      "one that does not hold yet",
      () => load(one.cert, one.key, later(-2)),
      /holds only from.*clock is probably wrong/,
    ],
  ])("%s", (_what, work, words) => {
    expect(work).toThrow(ConfigError);
    expect(work).toThrow(words);
  });

  test("one that is for another address than the tablets are told", () => {
    const pair = load(one.cert, one.key);
    for (const origin of ["https://amanat.local", "https://10.0.0.5:8443", "https://[::1]:8080"])
      assertCovers(pair, origin);
    expect(() => assertCovers(pair, "https://elsewhere.local")).toThrow(
      /for amanat\.local, 10\.0\.0\.5.*not for elsewhere/,
    );
    expect(() => assertCovers(pair, "https://10.0.0.6")).toThrow(ConfigError);
    expect(() => assertCovers(pair, "http://amanat.local")).toThrow(/https:/);
  });
});
