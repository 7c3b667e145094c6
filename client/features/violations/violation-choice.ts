/** The filters of the list; kept while a violation's page is open. */
import { create } from "zustand";
import { everything, type ViolationFilter, type ViolationOrder } from "./select-violations.ts";

interface ViolationChoice {
  filter: ViolationFilter;
  order: ViolationOrder;
  scrollTopPx: number;
}

export const useViolationChoice = create<ViolationChoice>()(() => ({
  filter: everything,
  order: "newest",
  scrollTopPx: 0,
}));

export function filterViolations(changed: Partial<ViolationFilter>): void {
  useViolationChoice.setState(({ filter }) => ({ filter: { ...filter, ...changed }, scrollTopPx: 0 }));
}

export function orderViolations(order: ViolationOrder): void {
  useViolationChoice.setState({ order, scrollTopPx: 0 });
}

export function clearViolationFilters(): void {
  useViolationChoice.setState({ filter: everything, scrollTopPx: 0 });
}
