/** The page of capture-figures.ts: the app's own way of saving an entry, beside a raw insert of the same bytes. */
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import type { UnitId } from "../../shared/journal/ids.ts";
import { toUtf8 } from "../../shared/lib/bytes.ts";
import { deviceClock } from "../../client/clock/device-clock.ts";
import { appendEvent } from "../../client/journal-store/append-event.ts";
import { writeCanary } from "../../client/journal-store/canary.ts";
import { adoptPendingKey } from "../../client/journal-store/device.ts";
import { getPendingKey, getSigningDevice } from "../../client/keys/device-key.ts";
import { sealFor } from "../../client/keys/district-seal.ts";
import { makeDataKey, openVault } from "../../client/keys/vault.ts";

const ballots = { ballotsUsed: 412, ballotsSpoiled: 3, ballotsRemaining: 585 };
const data = {
  report: "R2",
  slot: "h12",
  values: { idElectronic: 400, idManual: 12, queue: 14, offlineMinutes: 0 },
  contests: { majles: ballots, experts: ballots },
  findings: [],
};

const recipient = await identityToRecipient(await generateX25519Identity());

async function enrol(): Promise<void> {
  openVault(await makeDataKey());
  const { author } = await getPendingKey();
  await adoptPendingKey({
    kind: "tablet",
    author,
    unit: "WA-URM-0001" as UnitId,
    role: "governor-representative",
    officer: "bench",
    election: "wa-1394",
    serverOrigin: "",
    serverPublicKey: "",
    enrolledAt: deviceClock.now(),
  });
  writeCanary({ author, seq: -1, hash: null, count: 0 });
}

/** Signed, chained, sealed for the tablet and for the district, and durable when it resolves. */
async function save() {
  const { device, crypto } = await getSigningDevice();
  return appendEvent({
    event: {
      type: "report.filed",
      typeVersion: 1,
      unit: device.unit,
      subject: `${device.unit}/R2/h12`,
      data,
      evidence: [],
    },
    authorship: {
      election: device.election,
      author: device.author,
      officer: device.officer,
      mode: "rehearsal",
      claimedAt: deviceClock.now(),
      clock: deviceClock.readClock(),
      seen: null,
    },
    crypto,
    sealForDistrict: (payload) => sealFor(recipient, toUtf8(payload)),
  });
}

function openFloor(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("floor", 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("rows", { keyPath: "seq" }));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error!));
  });
}

function insertRaw(db: IDBDatabase, row: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction("rows", "readwrite", { durability: "strict" });
    transaction.objectStore("rows").add(row);
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("error", () => reject(transaction.error!));
  });
}

/** Milliseconds of each save and of each raw insert, by turns. The first ones are not among them. */
async function capture(rounds: number, warmUps: number): Promise<{ ours: number[]; floor: number[] }> {
  await enrol();
  const db = await openFloor();
  const times = { ours: [] as number[], floor: [] as number[] };
  for (let round = -warmUps; round < rounds; round++) {
    const startedMs = performance.now();
    const { seq, header, payload, signature } = await save();
    const savedMs = performance.now();
    await insertRaw(db, { seq, header, payload, signature });
    const insertedMs = performance.now();
    if (round < 0) continue;
    times.ours.push(savedMs - startedMs);
    times.floor.push(insertedMs - savedMs);
  }
  return times;
}

const bench = { capture };
export type CaptureBench = typeof bench;
Object.assign(window, { bench });
