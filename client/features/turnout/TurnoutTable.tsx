import type { TurnoutPoint } from "../../../shared/projections/turnout.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { figureCell, Table } from "../../ui/Table.tsx";
import styles from "./TurnoutPage.module.css";
import { turnoutMessages } from "./turnout-messages.ts";
import { measureNames } from "./turnout-rows.ts";

/** The figures behind the chart; the three last columns are of the identity checks. */
export function TurnoutTable({ points }: { points: readonly TurnoutPoint[] }) {
  const t = useMessages(turnoutMessages);
  const format = useFormat();
  const { columns } = t;
  return (
    <Table
      caption={t.table}
      className={styles.table}
      dense
      head={
        <tr>
          <th scope="col">{columns.slot}</th>
          {measureNames.map((name) => (
            <th key={name} scope="col" className={figureCell}>
              {columns[name]}
            </th>
          ))}
          <th scope="col" className={figureCell}>
            {columns.share}
          </th>
          <th scope="col" className={figureCell}>
            {columns.counted}
          </th>
          <th scope="col" className={figureCell}>
            {columns.carried}
          </th>
          <th scope="col" className={figureCell}>
            {columns.unknown}
          </th>
        </tr>
      }
    >
      {points.map((point) => (
        <tr key={point.slot.id}>
          <th scope="row">{format.pick(point.slot.label)}</th>
          {measureNames.map((name) => (
            <td key={name} className={figureCell}>
              {point[name].total === null ? t.unknownFigure : format.figure(point[name].total)}
            </td>
          ))}
          <td className={figureCell}>
            {point.checks.share === null ? t.unknownFigure : format.percent(point.checks.share)}
          </td>
          <td className={figureCell}>{format.figure(point.checks.counted)}</td>
          <td className={figureCell}>{format.figure(point.checks.carried)}</td>
          <td className={figureCell}>{format.figure(point.checks.unknown)}</td>
        </tr>
      ))}
    </Table>
  );
}
