/** The witness of this device (shared/transparency/witness.ts). Loaded with the first round: no screen needs it before. */
import type { LogWitness } from "../../shared/sync/sync-ports.ts";
import { identifyLog } from "../../shared/transparency/checkpoint.ts";
import { witnessLog } from "../../shared/transparency/witness.ts";
import { createNoteCrypto } from "../keys/web-crypto.ts";
import type { JournalDatabase } from "../journal-store/database.ts";
import type { DeviceRow } from "../journal-store/rows.ts";
import { createWitnessJournal } from "../journal-store/witness-journal.ts";
import type { Http } from "./http.ts";
import { createLogRoad } from "./log-road.ts";

export function createLogWitness(options: {
  device: Pick<DeviceRow, "election" | "serverPublicKey">;
  db: JournalDatabase;
  http: Http;
  now(): string;
}): LogWitness {
  const { device, db, http, now } = options;
  return {
    check: () =>
      witnessLog({
        log: identifyLog(device.election, device.serverPublicKey),
        crypto: createNoteCrypto(),
        journal: createWitnessJournal({ now, db }),
        road: createLogRoad(http),
      }),
  };
}
