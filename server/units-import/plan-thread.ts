/** The thread on which a list is read for the server. */
import { parentPort, workerData } from "node:worker_threads";
import type { ThreadData } from "../threads/start-thread.ts";
import type { ColumnMap } from "./column-map.ts";
import type { CurrentCatalogue } from "./import-plan.ts";
import { planList } from "./plan-list.ts";

export interface PlanThreadData {
  bytes: Uint8Array;
  map: ColumnMap;
  current: CurrentCatalogue;
}

const { bytes, map, current } = (workerData as ThreadData<PlanThreadData>).data;
parentPort?.postMessage(planList(bytes, map, current));
