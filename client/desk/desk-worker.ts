/** The worker of the desk: the fold, with the journal's store and this worker's timers. */
import { toBase64Url, toUtf8 } from "../../shared/lib/bytes.ts";
import { onJournalChange } from "../journal-store/changes.ts";
import { findDevice } from "../journal-store/device.ts";
import { getPullCursor, listEntriesAfter } from "../journal-store/queries.ts";
import { listOwnEntriesOfTypes } from "../journal-store/seldom-queries.ts";
import { findSnapshot, saveSnapshot } from "../journal-store/snapshots.ts";
import { caseTypes } from "../../shared/projections/case-entry.ts";
import { openPlainVault } from "../keys/vault.ts";
import { DeskFold } from "./desk-fold.ts";
import { saveView } from "./kept-view.ts";
import type { PageMessage, WorkerMessage } from "./desk-protocol.ts";

const snapshotName = "desk-board";
/** Raised when what is kept under the name changes; the snapshot's own format is checked by the projection. */
const snapshotVersion = "1";
const tickMs = 15_000;

// A desk's store is not sealed.
openPlainVault();

const channel = self as unknown as { postMessage(message: WorkerMessage): void };
const send = (message: WorkerMessage) => channel.postMessage(message);

const fold = new DeskFold({
  findSnapshot: () => findSnapshot(snapshotName, snapshotVersion),
  saveSnapshot: (position, state) => saveSnapshot({ name: snapshotName, version: snapshotVersion, position, state }),
  saveView,
  getPullCursor,
  async listEntries(after, upTo, limit) {
    const rows = await listEntriesAfter(after, { upTo, limit });
    return rows.map(({ header, payload, position, receivedAt }) => ({
      header,
      payload,
      position: position!,
      receivedAt: receivedAt ?? null,
    }));
  },
  async listOwnCases(upTo) {
    const device = await findDevice();
    const rows = device === undefined ? [] : await listOwnEntriesOfTypes(device.author, caseTypes);
    return rows.flatMap(({ header, payload, position, receivedAt }) =>
      position === undefined || position > upTo
        ? [{ header, payload, position: position ?? null, receivedAt: receivedAt ?? null }]
        : [],
    );
  },
  sha256: async (text) => toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", toUtf8(text)))),
  wallMs: () => Date.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  setTimer: (run, delayMs) => void setTimeout(run, delayMs),
  send,
});

const failed = (id: number | null) => (error: unknown) =>
  send({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) });

let handled = Promise.resolve();
addEventListener("message", ({ data }: MessageEvent<PageMessage>) => {
  // One after the other: a question is answered from what came before it.
  handled = handled.then(() => fold.handle(data)).catch(failed(data.kind === "ask" ? data.id : null));
});
onJournalChange(({ kind }) => {
  if (kind === "received") fold.follow().catch(failed(null));
  if (kind === "appended" || kind === "settled") fold.recorded();
});
setInterval(() => fold.tick(), tickMs);
