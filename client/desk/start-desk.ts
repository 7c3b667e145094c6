/** The page's side of the worker: started once, told of the catalogue and the clock, asked for what a screen needs. */
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { createReplyParser } from "../../shared/sync/parse-reply.ts";
import { untilIdle } from "../clock/until-idle.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { jalaliFromIso } from "../i18n/jalali.ts";
import { referenceStore } from "../reference/reference-store.ts";
import { authorizedHttp } from "../sync/run-sync.ts";
import { toSyncProblem } from "../sync/sync-problem.ts";
import { findDevice } from "../journal-store/device.ts";
import { findView, isOfBranches } from "./kept-view.ts";
import { applyBoard, useDesk } from "./desk-store.ts";
import type { DeskQuestions, PageMessage, QuestionName, WorkerMessage } from "./desk-protocol.ts";

/** Collections come in one after the other: the worker is told once they rest. */
const restMs = 120;
const clockEveryMs = 15_000;
const drawingWaitsMs = 1000;
const { parsePullReply } = createReplyParser(compileCheck);

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

let keptView: ReturnType<typeof findView> | undefined;
let worker: Promise<Worker> | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** Begins while the session is still being opened: the board as it was last shown is read beside the lists. */
export function prepareDesk(): void {
  if (keptView !== undefined) return;
  // A picture of the last time is never worth an error.
  keptView = findView().catch(() => undefined);
  void untilIdle(drawingWaitsMs).then(loadCalendar);
}

/** It takes a slow machine a tenth of a second, for which there is time while the store is read. */
function loadCalendar(): void {
  jalaliFromIso(new Date().toISOString().slice(0, 10));
}

let isStarted = false;

/** Nothing happens if it runs already. */
export function startDesk(): void {
  if (isStarted) return;
  isStarted = true;
  prepareDesk();
  worker = startWorker();
  tellClock();
  setInterval(tellClock, clockEveryMs);
  followReference();
}

/** The worker's answer from the state that is shown. */
export function askDesk<Name extends QuestionName>(
  name: Name,
  question: DeskQuestions[Name]["question"],
): Promise<DeskQuestions[Name]["answer"]> {
  startDesk();
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
    tell({ kind: "ask", id, name, question });
  });
}

/** The fold would take the core that draws what was kept. */
async function startWorker(): Promise<Worker> {
  if (await showKeptView()) await untilIdle(drawingWaitsMs);
  const started = new Worker(new URL("./desk-worker.ts", import.meta.url), { type: "module", name: "desk" });
  started.addEventListener("message", ({ data }: MessageEvent<WorkerMessage>) => receive(data));
  started.addEventListener("error", ({ message }) => fail(null, message));
  return started;
}

/** False if nothing was kept of these branches. */
async function showKeptView(): Promise<boolean> {
  const kept = await keptView;
  const branches = referenceStore.getState().collections.units.filter(({ kind }) => kind === "branch");
  if (kept === undefined || !isOfBranches(kept, branches)) return false;
  useDesk.setState({ phase: "open", ...kept });
  return true;
}

function tell(message: PageMessage): void {
  void worker?.then((started) => started.postMessage(message));
}

function tellClock(): void {
  tell({ kind: "clock", offsetMs: deviceClock.offsetMs() ?? 0 });
}

/** What the board is read with; names of people come in behind it. */
const ofBoard = ["elections", "calendar", "reports", "rules", "offences", "constituencies", "units"] as const;

function followReference(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told: Collections | undefined;
  const tellCatalogue = () => {
    const { collections, received } = referenceStore.getState();
    const [election] = collections.elections;
    if (!ofBoard.every((name) => received.has(name)) || election === undefined) return;
    if (told !== undefined && isSameCatalogue(told, collections)) return;
    told = collections;
    const { calendar, reports, rules, offences, constituencies, units } = collections;
    tellClock();
    tell({
      kind: "catalogue",
      documents: { election, calendar, reports, rules, offences, constituencies },
      units,
    });
  };
  tellCatalogue();
  referenceStore.subscribe((state, before) => {
    if (state.received === before.received && isSameCatalogue(state.collections, before.collections)) return;
    clearTimeout(timer);
    timer = setTimeout(tellCatalogue, restMs);
  });
}

type Collections = ReturnType<typeof referenceStore.getState>["collections"];

function isSameCatalogue(one: Collections, other: Collections): boolean {
  return ofBoard.every((name) => one[name] === other[name]);
}

function receive(message: WorkerMessage): void {
  switch (message.kind) {
    case "board":
      return applyBoard(message);
    case "want-server-board":
      void sendServerBoard(message.ownPosition);
      return;
    case "answer":
      waiting.get(message.id)?.resolve(message.answer);
      waiting.delete(message.id);
      return;
    case "failed":
      fail(message.id, message.message);
  }
}

function fail(id: number | null, reason: string): void {
  const error = new Error(reason);
  reportError(error);
  if (id !== null) {
    waiting.get(id)?.reject(error);
    waiting.delete(id);
  } else if (useDesk.getState().phase === "opening") useDesk.setState({ phase: "failed" });
}

/** A few arrivals are caught up sooner than a snapshot is fetched. */
const fewEntries = 500;
const boardAttempts = 8;
const busyWaitMs = 2000;

/** A server that has just been started folds its own board first: it is waited for, as long as it can be reached. */
async function sendServerBoard(ownPosition: number): Promise<void> {
  const device = await findDevice();
  if (device === undefined) return;
  const http = authorizedHttp(device);
  for (let attempt = 1; attempt <= boardAttempts; attempt++) {
    try {
      const missing = (await findLogSize(http)) - ownPosition;
      // A desk that has nothing yet would call every branch silent.
      const isNeeded = missing > (ownPosition === 0 ? 0 : fewEntries);
      tell({ kind: "server-board", snapshot: isNeeded ? await http.json("/api/board") : null });
      return;
    } catch (error) {
      const problem = toSyncProblem(error);
      if (problem !== "no-progress" && problem !== "busy") break;
      await new Promise((resolve) => setTimeout(resolve, busyWaitMs));
    }
  }
  tell({ kind: "server-board", snapshot: null });
}

async function findLogSize(http: ReturnType<typeof authorizedHttp>): Promise<number> {
  const page = await http.json(`/api/sync/pull?after=${Number.MAX_SAFE_INTEGER}&limit=1`);
  return parsePullReply(page).upTo;
}
