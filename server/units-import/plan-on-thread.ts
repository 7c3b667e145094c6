import { startThread } from "../threads/start-thread.ts";
import type { ColumnMap } from "./column-map.ts";
import type { CurrentCatalogue } from "./import-plan.ts";
import type { PlanThreadData } from "./plan-thread.ts";
import type { ListPlan } from "./plan-list.ts";

/** Plans the import on a thread of its own: a long list must not keep the server from answering tablets. */
export function planOnThread(bytes: Uint8Array, map: ColumnMap, current: CurrentCatalogue): Promise<ListPlan> {
  const data: PlanThreadData = { bytes, map, current };
  const thread = startThread(new URL("./plan-thread.ts", import.meta.url), data);
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("The thread that read the list ended without an answer.")));
  });
}
