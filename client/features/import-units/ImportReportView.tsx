import type { ReactNode } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Banner, type Tone } from "../../ui/Banner.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Section } from "../../ui/Page.tsx";
import { Table } from "../../ui/Table.tsx";
import styles from "./ImportUnits.module.css";
import type { ImportReport } from "./import-list.ts";
import { importUnitsMessages } from "./import-units-messages.ts";
import { ListProblems } from "./ListProblems.tsx";

const tones: Record<ImportReport["outcome"], Tone> = {
  imported: "success",
  "partly-imported": "warning",
  unchanged: "info",
  refused: "danger",
};

interface ImportReportViewProps {
  report: ImportReport;
  /** What can be done about it. */
  actions: ReactNode;
}

/** What was done, or would be, and everything that is wrong, by its line. */
export function ImportReportView({ report, actions }: ImportReportViewProps) {
  const t = useMessages(importUnitsMessages);
  const format = useFormat();
  const { outcome, dryRun, root, encoding, separator, columns, unusedColumns, rows, added, unchanged } = report;
  const { changed, absent } = report;
  const addedText = added.map(({ kind, count }) => t.kindCount(count, t.kinds[kind])).join(" · ");
  return (
    <>
      <Banner tone={tones[outcome]} title={dryRun ? t.would[outcome] : t.outcomes[outcome]} live="status">
        {dryRun && t.nothingChanged}
      </Banner>
      {actions}
      <Card>
        <Facts
          facts={[
            { label: dryRun ? t.added : t.addedDone, value: addedText || t.nothing },
            { label: t.changed, value: format.figure(changed.count) },
            { label: t.unchanged, value: format.figure(unchanged) },
            { label: t.absent, value: format.figure(absent.count) },
            { label: t.rows, value: t.rowsOf(rows.total, rows.skipped) },
            { label: t.root, value: root === null ? t.nothing : format.pick(root.name) },
            { label: t.encoding, value: <bdi dir="ltr">{encoding ?? t.nothing}</bdi> },
            { label: t.separator, value: nameSeparator(separator, t.separators) ?? t.nothing },
          ]}
        />
      </Card>
      <ListProblems problems={report.problems} />
      {changed.count > 0 && <UnitList title={t.changedTitle(changed.count)} {...changed} />}
      {absent.count > 0 && <UnitList title={t.absentTitle(absent.count)} {...absent} />}
      {columns.length > 0 && (
        <Section title={t.columns}>
          <Table
            caption={t.columns}
            captionHidden
            dense
            head={
              <tr>
                <th scope="col">{t.column.field}</th>
                <th scope="col">{t.column.from}</th>
                <th scope="col">{t.column.how}</th>
              </tr>
            }
          >
            {columns.map(({ field, label, from, how }) => (
              <tr key={field}>
                <th scope="row">{format.pick(label)}</th>
                <td dir="auto">{from.join(" + ")}</td>
                <td>{t.how[how]}</td>
              </tr>
            ))}
          </Table>
          {unusedColumns.length > 0 && (
            <p className={styles.hint}>
              {t.unused}: <bdi dir="auto">{unusedColumns.join(" · ")}</bdi>
            </p>
          )}
        </Section>
      )}
    </>
  );
}

const nameSeparator = (separator: string | null, names: Readonly<Record<string, string>>): string | null =>
  separator === null ? null : (names[separator] ?? separator);

type Listed = ImportReport["absent"]["listed"];

function UnitList({ title, count, listed }: { title: string; count: number; listed: Listed }) {
  const t = useMessages(importUnitsMessages);
  const format = useFormat();
  return (
    <details>
      <summary className={styles.summary}>
        <Icon name="chevronDown" size={1.25} />
        {title}
      </summary>
      <ul className={styles.units}>
        {listed.map(({ id, name }) => (
          <li key={id}>
            {format.pick(name)} <bdi dir="ltr">{id}</bdi>
          </li>
        ))}
      </ul>
      {listed.length < count && <p className={styles.hint}>{t.listedOf(listed.length, count)}</p>}
    </details>
  );
}
