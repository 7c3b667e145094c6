import { useDeferredValue, useMemo } from "react";
import {
  filterBranches,
  findCurrentSlot,
  summariseSlot,
  type SlotSummary,
} from "../../../shared/projections/board-summary.ts";
import type { BoardSlot } from "../../../shared/projections/board-view.ts";
import { useDesk } from "../../desk/desk-store.ts";
import { usePlaces, type Places } from "../../desk/places.ts";
import { useSlotNames } from "../../desk/slot-names.ts";
import { toBranchFilter } from "../../desk/ScopeFilter.tsx";
import { useFormat } from "../../i18n/use-format.ts";
import { useBoardChoice } from "./board-filter.ts";
import { selectRows, type ShownRow } from "./select-rows.ts";

export interface Board {
  places: Places;
  slots: readonly BoardSlot[];
  /** The chosen slot, or the one that is due now; undefined on a board without slots. */
  slot: BoardSlot | undefined;
  /** By id of the slot: report and hour in words. */
  slotNames: ReadonlyMap<string, string>;
  summary: SlotSummary | undefined;
  shown: readonly ShownRow[];
  /** Branches of the chosen county and constituency. */
  scopeSize: number;
  readAt: string;
}

/** The board under the supervisor's choice. */
export function useBoard(): Board {
  const slots = useDesk((desk) => desk.slots);
  const rows = useDesk((desk) => desk.rows);
  const readAt = useDesk((desk) => desk.state.readAt);
  const places = usePlaces();
  const format = useFormat();
  const choice = useBoardChoice();
  const query = useDeferredValue(choice.query);

  const current = findCurrentSlot(slots, readAt);
  const slot = slots.find(({ id }) => id === choice.slot) ?? current;
  const scoped = useMemo(() => filterBranches(places.branches, toBranchFilter(choice.scope)), [places, choice.scope]);
  const units = useMemo(
    () => (scoped.length === places.branches.length ? null : new Set(scoped.map(({ id }) => id))),
    [scoped, places],
  );
  const summary = useMemo(
    () => (slot === undefined ? undefined : summariseSlot({ slots: [...slots], rows: [...rows] }, slot.id, scoped)),
    [slots, rows, slot, scoped],
  );
  const ranks = useMemo(() => rankByName(places, (name) => format.pick(name), format.compare), [places, format]);
  const shown = useMemo(
    () =>
      selectRows({
        rows,
        column: slot === undefined ? -1 : slots.indexOf(slot),
        reasons: new Map(summary?.missing.map(({ unit, reason }) => [unit, reason])),
        units,
        query,
        searchText: (index) => {
          const branch = places.branches[index];
          return branch === undefined ? "" : places.searchText(branch);
        },
        show: choice.show,
        order: choice.order,
        nameRank: (index) => ranks()[index] ?? 0,
      }),
    [rows, slots, slot, summary, units, query, places, choice.show, choice.order, ranks],
  );
  return { places, slots, slot, slotNames: useSlotNames(slots), summary, shown, scopeSize: scoped.length, readAt };
}

/** Sorted at first use and once: comparing names is slow. */
function rankByName(
  { branches }: Places,
  pick: (name: { fa: string; en: string }) => string,
  compare: (one: string, other: string) => number,
): () => readonly number[] {
  let ranks: number[] | undefined;
  return () => {
    if (ranks !== undefined) return ranks;
    const order = branches.map((_, index) => index);
    order.sort((one, other) => compare(pick(branches[one]!.name), pick(branches[other]!.name)));
    ranks = [];
    for (const [rank, index] of order.entries()) ranks[index] = rank;
    return ranks;
  };
}
