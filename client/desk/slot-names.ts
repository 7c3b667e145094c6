import { useMemo } from "react";
import type { Localized, Report } from "../../shared/catalogue/schema.ts";
import { useFormat, type Format } from "../i18n/use-format.ts";
import { useCollection } from "../reference/use-reference.ts";

interface NamedSlot {
  id: string;
  report: string;
  label: Localized;
}

/** Report and hour in words, by id of the slot. */
export function useSlotNames(slots: readonly NamedSlot[]): ReadonlyMap<string, string> {
  const reports = useCollection("reports");
  const format = useFormat();
  return useMemo(
    () => new Map(slots.map((slot) => [slot.id, nameOfSlot(slot, reports, format)])),
    [slots, reports, format],
  );
}

function nameOfSlot({ id, report, label }: NamedSlot, reports: readonly Report[], format: Format): string {
  const found = reports.find((each) => each.id === report);
  if (found === undefined) return id;
  const name = format.pick(found.name);
  const isOnly = found.schedule.kind === "once" && found.schedule.at.length === 1;
  return isOnly ? name : `${name}${format.locale === "fa" ? "، " : ", "}${format.pick(label)}`;
}
