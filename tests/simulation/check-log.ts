/**
 * Whether the server's log is what the officers saved: everything that was saved, once, in its author's order, with signatures
 * that hold. Told from the entries' texts with Node's crypto; nothing here is shared with the code that moved them.
 */
import { createPublicKey, verify } from "node:crypto";
import type { Header } from "../../shared/journal/entry.ts";
import { hashOfHeader, type SavedEntry } from "./ledger.ts";
import { markOf } from "./officer.ts";
import type { World } from "./world.ts";

export function checkLog(world: World): void {
  checkEachEntry(world);
  checkChains(world);
  checkIntents(world);
  checkForks(world);
  checkDecisions(world);
  for (const saved of world.ledger.saved.values()) checkArrived(saved, world);
}

/** Positions count from 1, texts hash to what they are listed under, signatures hold, times of receipt are the first. */
function checkEachEntry({ server, ledger }: World): void {
  const places = new Set<string>();
  server.store.log.forEach(({ position, author, seq, hash, entry, receivedAt }, index) => {
    const header = JSON.parse(entry.header) as Header;
    const name = `entry ${author}/${seq}`;
    if (position !== index + 1) ledger.find("diverged", `${name} at ${index + 1} says ${position}`);
    if (places.has(`${author}/${seq}`)) ledger.find("doubled", `${name} is in the log twice`);
    places.add(`${author}/${seq}`);
    if (header.author !== author || header.seq !== seq || hashOfHeader(entry.header) !== hash) {
      ledger.find("diverged", `${name} is not what its header says`);
    }
    if (!isSigned(entry.header, entry.signature, header.author)) ledger.find("diverged", `${name} is not signed`);
    const first = ledger.firstKeptAt.get(hash);
    if (first !== receivedAt) ledger.find("diverged", `${name} was first kept at ${first} and says ${receivedAt}`);
  });
}

function isSigned(header: string, signature: string, author: string): boolean {
  const type = "application/vnd.amanat.entry.v1+json";
  const message = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${Buffer.byteLength(header)} ${header}`;
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: author }, format: "jwk" });
  return verify(null, Buffer.from(message), key, Buffer.from(signature, "base64url"));
}

/** Each author's accepted chain has no holes: every place up to the head holds an entry or the hash of a refused one. */
function checkChains({ server, ledger, tablets }: World): void {
  for (const author of new Set(tablets.map(({ device }) => device.author))) {
    const head = server.store.findAuthor(author)?.head;
    const own = server.store.log.filter((logged) => logged.author === author);
    const bySeq = new Map(own.map((logged) => [logged.seq as number, logged]));
    let before: string | null = null;
    for (let seq = 0; seq <= (head?.seq ?? -1); seq++) {
      const logged = bySeq.get(seq);
      const hash = logged?.hash ?? server.store.findLink(author, seq)?.hash;
      if (hash === undefined) ledger.find("lost", `nothing stands at ${author}/${seq}`);
      const backlink = logged === undefined ? before : (JSON.parse(logged.entry.header) as Header).backlink;
      if (backlink !== before) ledger.find("diverged", `${author}/${seq} does not follow what stands before it`);
      before = hash ?? null;
    }
    const last = Math.max(-1, ...bySeq.keys());
    if (last > (head?.seq ?? -1)) ledger.find("diverged", `${author} has entries past its head`);
  }
}

function checkIntents({ server, ledger, tablets }: World): void {
  const payloads = server.store.log.map(({ entry }) => entry.payload ?? "");
  for (const { intent } of ledger.saved.values()) {
    const count = payloads.filter((payload) => payload.includes(markOf(intent))).length;
    if (count > 1) ledger.find("doubled", `${intent} is in the log ${count} times`);
  }
  for (const { name, state } of tablets) {
    const marks = [...state.own.values()].flatMap(({ entry }) => /\(i\d+\)/.exec(entry.payload ?? "")?.[0] ?? []);
    if (new Set(marks).size < marks.length) ledger.find("doubled", `${name} holds a record twice`);
  }
}

/** Two entries at one place of one author's log are never settled in silence. */
function checkForks({ server, ledger }: World): void {
  const hashes = new Map<string, string>();
  for (const { author, seq, hash } of ledger.saved.values()) {
    const place = `${author}/${seq}`;
    const isForked = hashes.has(place) && hashes.get(place) !== hash;
    hashes.set(place, hash);
    const status = server.store.findAuthor(author)?.status;
    if (isForked && status === "active") ledger.find("lost", `nobody sees that ${place} was written twice`);
  }
}

/** What was accepted is in the log and what was refused is not, whatever was decided about it later. */
function checkDecisions({ server, ledger, roamer }: World): void {
  const logged = new Set(server.store.log.map(({ hash }) => hash as string));
  for (const [hash, verdict] of ledger.decisions) {
    const isIn = logged.has(hash);
    const kept = server.store.aside.find(({ entry }) => entry.hash === hash)?.entry;
    // About another branch: its author may not have written it, whoever accepts it.
    const isOutOfScope = kept?.kind === "refused-link" && kept.author === roamer?.device.author;
    if (verdict === "accepted" && !isIn && !isOutOfScope)
      ledger.find("lost", `${hash} was accepted and is not in the log`);
    if (verdict === "refused" && isIn) ledger.find("diverged", `${hash} was refused and is in the log`);
  }
}

/** In the log, word for word; or kept apart where the device's own story is in dispute; or refused with a reason and linked. */
function checkArrived(saved: SavedEntry, { server, ledger, inDispute, revoked, roamer }: World): void {
  const { author, seq, hash, entry, tablet } = saved;
  const name = `${saved.intent} of ${tablet} (${author}/${seq})`;
  const logged = server.store.log.find((other) => other.hash === hash);
  if (logged !== undefined) {
    const same = (["header", "payload", "signature"] as const).every((part) => logged.entry[part] === entry[part]);
    if (!same) ledger.find("lost", `${name} is in the log with other texts`);
    return;
  }
  const aside = server.store.aside.filter((kept) => kept.entry.hash === hash).map(({ kind }) => kind);
  if (inDispute.has(author) && aside.includes("forked")) return;
  // By the end everything that was quarantined has been decided about.
  if (revoked.has(author) && aside.includes("quarantined") && ledger.decisions.get(hash) === "refused") return;
  const isOutOfScope = roamer?.device.author === author && (JSON.parse(entry.header) as Header).unit !== roamer.unit;
  if (isOutOfScope && server.store.findLink(author, seq)?.hash === hash) return;
  ledger.find("lost", `${name} is not in the log`);
}
