/** Whether everybody sees the same: the server, each desk as it stands, and folds of the log in any order. */
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { toStored } from "./desk-board.ts";
import { foldAll, showBoard, showDays } from "../support/show-projections.ts";
import type { World } from "./world.ts";

export function checkProjections({ server, ledger, tablets, units, scheduler, seed }: World): void {
  const nowAt = new Date(scheduler.nowMs).toISOString();
  const log = server.store.log.map((logged): StoredEntry & { unit: string } => ({
    header: logged.entry.header,
    payload: logged.entry.payload,
    position: logged.position,
    receivedAt: logged.receivedAt,
    unit: logged.unit,
  }));
  const compare = (who: string, expected: string, seen: string) => {
    if (seen !== expected) ledger.find("diverged", `${who}: ${firstDifference(expected, seen)}`);
  };
  const random = createSeededRandom(`${seed} folds`);
  const otherOrders = [log.toReversed(), random.shuffle([...log, ...random.shuffle(log).slice(0, 20)])];
  const board = showBoard(foldAll(log), units, nowAt);
  const days = showDays(log, units);
  for (const order of otherOrders) {
    compare("the board in another order", board, showBoard(foldAll(order), units, nowAt));
    compare("the branches' days in another order", days, showDays(order, units));
  }
  for (const { name, scope, state, board: live } of tablets) {
    const seen = units.filter((other) => other === scope || other.startsWith(`${scope}-`));
    const inScope = log.filter((entry) => seen.includes(entry.unit));
    const copies = [...state.pulled.values()].map(toStored);
    compare(`the board of ${name}`, showBoard(foldAll(inScope), seen, nowAt), showBoard(live.board, seen, nowAt));
    compare(`the days of ${name}`, showDays(inScope, seen), showDays(copies, seen));
  }
}

function firstDifference(expected: string, seen: string): string {
  const left = expected.split("\n");
  const right = seen.split("\n");
  const at = left.findIndex((line, index) => line !== right[index]);
  return `line ${at} is ${right[at]?.trim()} and should be ${left[at]?.trim()}`;
}
