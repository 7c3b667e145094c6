import type { TurnoutMeasureName, TurnoutPoint } from "../../../shared/projections/turnout.ts";
import type { Format } from "../../i18n/use-format.ts";
import type { TurnoutMessages } from "./turnout-messages.ts";

export const measureNames: readonly TurnoutMeasureName[] = ["checks", "majles", "experts"];

/** The table as a file: every measure with its share and with what it rests on. Empty where nothing is known. */
export function turnoutRows(
  points: readonly TurnoutPoint[],
  t: TurnoutMessages,
  format: Format,
): (string | number | null)[][] {
  const { columns } = t;
  const head = [
    columns.slot,
    ...measureNames.flatMap((name) =>
      [columns[name], columns.share, columns.counted, columns.carried, columns.unknown].map((label, index) =>
        index === 0 ? label : `${columns[name]}: ${label}`,
      ),
    ),
  ];
  const rows = points.map((point) => [
    format.pick(point.slot.label),
    ...measureNames.flatMap((name) => {
      const { total, share, counted, carried, unknown } = point[name];
      return [total, share === null ? null : Math.round(share * 1000) / 1000, counted, carried, unknown];
    }),
  ]);
  return [head, ...rows];
}
