/** The page of chain-figures.ts: a chain as a tablet pulls it, checked as a tablet checks it. */
import { createVerifyingCrypto, createSigningCrypto } from "../../client/keys/web-crypto.ts";
import { buildEntry, type Head } from "../../shared/journal/build-entry.ts";
import { createEntryChecker } from "../../shared/journal/check-entries.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";

const election = "wa-1394";
const unit = "WA-URM-0001" as UnitId;
/** Of a pulled page. */
const pageEntries = 500;
const ballots = { ballotsUsed: 412, ballotsSpoiled: 3, ballotsRemaining: 585 };
const data = {
  report: "R2",
  slot: "h12",
  values: { idElectronic: 400, idManual: 12, queue: 14, offlineMinutes: 0 },
  contests: { majles: ballots, experts: ballots },
  findings: [],
};

let chain: Entry[] = [];

async function build(count: number): Promise<void> {
  const pair = (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;
  const author = toBase64Url(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))) as AuthorId;
  const signing = createSigningCrypto(pair.privateKey);
  chain = [];
  let head: Head | null = null;
  for (let seq = 0; seq < count; seq++) {
    const built = await buildEntry(
      { type: "report.filed", typeVersion: 1, unit, subject: `${unit}/R2/h12`, data, evidence: [] },
      {
        election,
        author,
        officer: "bench",
        mode: "rehearsal",
        claimedAt: "2016-02-26T05:12:31.120Z",
        clock: { boot: "bench", monotonicMs: seq, anchor: null },
        seen: null,
      },
      head,
      signing,
    );
    head = { seq: built.header.seq, hash: built.hash };
    chain.push(built.entry);
  }
}

/** Milliseconds until every entry of the chain has been checked: hashes, links, payloads, and a signature for each page. */
async function verify(): Promise<number> {
  const checker = createEntryChecker({ election, crypto: createVerifyingCrypto(), compile: compileCheck });
  const startedMs = performance.now();
  let before: string | null = null;
  for (let at = 0; at < chain.length; at += pageEntries) {
    for (const checked of await checker.check(chain.slice(at, at + pageEntries))) {
      if (checked.kind !== "sound" || checked.backlink !== before) throw new Error("the chain does not hold");
      before = checked.hash;
    }
  }
  return performance.now() - startedMs;
}

const bench = { build, verify };
export type ChainBench = typeof bench;
Object.assign(window, { bench });
