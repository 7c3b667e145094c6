import { useMemo, useState } from "react";
import { saveCsv } from "../../desk/csv.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { Section } from "../../ui/Page.tsx";
import { figureCell, Table } from "../../ui/Table.tsx";
import styles from "./ImportUnits.module.css";
import type { ImportReport, ListProblem } from "./import-list.ts";
import { importUnitsMessages } from "./import-units-messages.ts";

/** As many as are drawn at once. */
const pageSize = 100;

/** Every problem with its line, and what to do about it. */
export function ListProblems({ problems }: { problems: ImportReport["problems"] }) {
  const t = useMessages(importUnitsMessages);
  const format = useFormat();
  const [drawn, setDrawn] = useState(pageSize);
  const { errors, warnings, listed } = problems;
  const sorted = useMemo(() => listed.toSorted(bySeverity), [listed]);
  if (listed.length === 0) return <Banner tone="success">{t.problemsNone}</Banner>;
  const exportProblems = () =>
    saveCsv(t.problemsFile, [
      [t.problem.line, t.problem.severity, t.problem.column, t.problem.message, t.problem.value],
      ...sorted.map(({ line, severity, column, message, value }) => [
        line,
        t.severities[severity],
        column,
        format.pick(message),
        value,
      ]),
    ]);
  return (
    <Section
      title={`${t.problems} · ${t.problemCounts(errors, warnings)}`}
      actions={
        <Button icon="download" onClick={exportProblems}>
          {t.exportProblems}
        </Button>
      }
    >
      <Table
        caption={t.problems}
        captionHidden
        dense
        head={
          <tr>
            <th scope="col" className={figureCell}>
              {t.problem.line}
            </th>
            <th scope="col">{t.problem.severity}</th>
            <th scope="col">{t.problem.column}</th>
            <th scope="col">{t.problem.message}</th>
          </tr>
        }
      >
        {sorted.slice(0, drawn).map(({ line, column, severity, code, message, value }) => (
          <tr key={`${line} ${column} ${code} ${value}`}>
            <th scope="row" className={figureCell}>
              {line === null ? t.wholeList : format.figure(line)}
            </th>
            <td>
              <Chip tone={severity === "error" ? "danger" : "warning"} icon="alert" label={t.severities[severity]} />
            </td>
            <td dir="auto">{column}</td>
            <td className={styles.message}>{format.pick(message)}</td>
          </tr>
        ))}
      </Table>
      {(drawn < sorted.length || listed.length < errors + warnings) && (
        <p className={styles.hint}>{t.listedOf(Math.min(drawn, sorted.length), errors + warnings)}</p>
      )}
      {drawn < sorted.length && (
        <div>
          <Button icon="chevronDown" onClick={() => setDrawn(drawn + pageSize * 5)}>
            {t.more}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** Errors before warnings, each in the order of the file. */
function bySeverity(one: ListProblem, other: ListProblem): number {
  if (one.severity !== other.severity) return one.severity === "error" ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0);
}
