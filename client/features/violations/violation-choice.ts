/** The filters of the list; kept while a case's page is open. */
import { create } from "zustand";
import type { CaseOrder } from "./order-cases.ts";
import { everything, type CaseFilter } from "./select-violations.ts";

interface CaseChoice {
  filter: CaseFilter;
  order: CaseOrder;
  scrollTopPx: number;
  /** The case that the keyboard is at; empty before it was used. */
  activeId: string;
  /** Subjects to open one after the other, in the order of the list as it was last shown. */
  shown: readonly string[];
}

export const useViolationChoice = create<CaseChoice>()(() => ({
  filter: everything,
  order: "attention",
  scrollTopPx: 0,
  activeId: "",
  shown: [],
}));

export function filterViolations(changed: Partial<CaseFilter>): void {
  useViolationChoice.setState(({ filter }) => ({ filter: { ...filter, ...changed }, scrollTopPx: 0 }));
}

export function orderViolations(order: CaseOrder): void {
  useViolationChoice.setState({ order, scrollTopPx: 0 });
}

export function clearViolationFilters(): void {
  useViolationChoice.setState({ filter: everything, scrollTopPx: 0 });
}
