/** The page of device-session.test.ts: the device's whole data layer against a real server, without screens. */
import { journalDatabase } from "../../client/journal-store/database.ts";
import { addEvidence } from "../../client/journal-store/add-evidence.ts";
import { deviceClock } from "../../client/clock/device-clock.ts";
import { referenceStore } from "../../client/reference/reference-store.ts";
import { deskLogin, deskLogout } from "../../client/session/desk-session.ts";
import { enrol, unlock } from "../../client/session/officer-session.ts";
import { recordEvent } from "../../client/session/record-event.ts";
import { acknowledgeLoss, recoverFromServer } from "../../client/session/recover-loss.ts";
import { useSession } from "../../client/session/session-store.ts";
import { startSession } from "../../client/session/start-session.ts";
import { syncNow } from "../../client/sync/start-sync.ts";
import { syncStatus } from "../../client/sync/sync-status.ts";

const page = {
  async start() {
    await startSession();
    const { phase, loss, locked, officer } = useSession.getState();
    return { phase, loss, locked, officer };
  },

  /** Steps of the enrolment, or the name of its error. */
  async enrol(code: string, pin: string): Promise<string[]> {
    const steps: string[] = [];
    try {
      await enrol(code, pin, ({ step }) => void (steps.at(-1) === step || steps.push(step)));
      return steps;
    } catch (error) {
      return [...steps, (error as Error).name];
    }
  },

  async unlock(pin: string) {
    return (await unlock(useSession.getState().device!.officer, pin)).outcome;
  },

  deskLogin,
  deskLogout,
  recover: recoverFromServer,
  acknowledgeLoss,

  /** Seqs of `count` new entries, each with a photo if asked; or the name of the error. */
  async record(count: number, withPhoto = false): Promise<number[] | string> {
    const seqs: number[] = [];
    try {
      for (let index = 0; index < count; index++) seqs.push(await recordOne(withPhoto));
      return seqs;
    } catch (error) {
      return (error as Error).name;
    }
  },

  async sync() {
    await syncNow();
    return syncStatus.getState();
  },

  status: () => syncStatus.getState(),
  isReady: () => referenceStore.getState().ready,
  collections: () =>
    Object.fromEntries(Object.entries(referenceStore.getState().collections).map(([name, all]) => [name, all.length])),
  entries: async () =>
    (await journalDatabase().entries.toArray()).map(({ author, seq, position }) => ({ author, seq, position })),
  evidence: async () => (await journalDatabase().evidence.toArray()).map(({ state }) => state),

  /** What a torn-off LevelDB log does: the newest entries from `seq` on are gone, and the head with them. */
  async tearOff(seq: number): Promise<void> {
    const db = journalDatabase();
    const { author } = useSession.getState().device!;
    await db.entries.where("[author+seq]").between([author, seq], [author, 1000]).delete();
    const last = await db.entries.get([author, seq - 1]);
    if (last !== undefined) await db.heads.put({ author, seq: last.seq, hash: last.hash });
  },

  registerWorker: async () => {
    await navigator.serviceWorker.register("/worker.js", { type: "module" });
    await navigator.serviceWorker.ready;
  },
};

async function recordOne(withPhoto: boolean): Promise<number> {
  const { unit } = useSession.getState().device!;
  const evidence = withPhoto ? [await addPhoto()] : [];
  const row = await recordEvent({
    type: "violation.logged",
    unit,
    subject: crypto.randomUUID(),
    data: {
      offence: "art66-1",
      description: "",
      occurredAt: null,
      place: "",
      people: [],
      actionTaken: "",
      items: [],
      witnesses: [],
      numbers: [],
      position: null,
    },
    evidence,
  });
  return row.seq;
}

function addPhoto() {
  // What a JPEG begins with, and noise.
  const file = new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xda), crypto.getRandomValues(new Uint8Array(60_000))]);
  return addEvidence({
    file,
    name: "photo.jpg",
    mediaType: "image/jpeg",
    boot: deviceClock.boot(),
    addedAt: deviceClock.now(),
  });
}

export type DevicePage = typeof page;
Object.assign(window, { page });
