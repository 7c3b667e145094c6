import type { ReactNode } from "react";
import type { Report } from "../../../shared/catalogue/schema.ts";
import type { DayFiling, ReportDay } from "../../../shared/projections/branch-day.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { VerdictChip } from "../../desk/VerdictChip.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ClockChip } from "../../proven-time/ClockChip.tsx";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { supervisionMessages } from "../../supervision/supervision-messages.ts";
import { Chip } from "../../ui/Chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Table } from "../../ui/Table.tsx";
import { findAnswerText } from "../../papers/answer-text.ts";
import { branchMessages } from "./branch-messages.ts";
import styles from "./DayReports.module.css";
import { filingRows } from "./filing-rows.ts";

interface FilingTableProps {
  report: Report | undefined;
  filed: ReportDay;
  catalogue: ElectionCatalogue;
  caption: string;
}

/** Every filing and correction in a column of its own: what was replaced stays readable. */
export function FilingTable({ report, filed, catalogue, caption }: FilingTableProps) {
  const { filing: t } = useMessages(branchMessages);
  const { withoutRight } = useMessages(supervisionMessages);
  const format = useFormat();
  const { interval } = useTimeText();
  const { filings, heads } = filed;
  const isStanding = (filing: DayFiling) => heads.includes(filing);
  const rows = report === undefined ? [] : filingRows(report, catalogue.election.contests, filings, heads);
  const isJudged = filings.some(({ verdict }) => verdict !== null);
  const isReasoned = filings.some(({ reason }) => reason !== null);
  const columns = filings.map((filing) => ({ filing, key: `${filing.author}/${filing.seq}` }));
  const facts: { label: string; values: ReactNode[] }[] = [
    { label: t.by, values: filings.map(({ officer, seq }) => <Officer key={seq} id={officer} />) },
    {
      label: t.claimedAt,
      values: filings.map(({ time, seq }) => (
        <span key={seq}>
          {format.moment(time.claimedAt)} <ClockChip time={time} />
        </span>
      )),
    },
    {
      label: t.receivedAt,
      values: filings.map(({ time }) => (time.provenBefore === null ? t.empty : format.moment(time.provenBefore))),
    },
    { label: t.proven, values: filings.map(({ time }) => interval(time) ?? t.empty) },
  ];
  if (isJudged) {
    const values = filings.map(({ verdict, seq }) =>
      verdict === null ? "" : <VerdictChip key={seq} state={verdict} />,
    );
    facts.push({ label: t.verdict, values });
  }
  if (isReasoned)
    facts.push({ label: t.reason, values: filings.map(({ reason, seq }) => <bdi key={seq}>{reason}</bdi>) });
  return (
    <Table
      caption={caption}
      captionHidden
      dense
      head={
        <tr>
          <th scope="col">{t.field}</th>
          {columns.map(({ filing, key }) => (
            <th key={key} scope="col">
              <bdi dir="ltr">
                {filing.author.slice(0, 8)} · {filing.seq}
              </bdi>{" "}
              {isStanding(filing) ? (
                <Chip tone="success" icon="check" label={t.standing} />
              ) : (
                <Chip icon="history" label={t.replaced} />
              )}
              {filing.hasRight === false && <Chip tone="warning" icon="alert" label={withoutRight} />}
            </th>
          ))}
        </tr>
      }
    >
      {facts.map(({ label, values }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          {columns.map(({ key }, index) => (
            <td key={key}>{values[index]}</td>
          ))}
        </tr>
      ))}
      {rows.map(({ field, contest, answers, differs }) => {
        const label = format.pick(field.label);
        return (
          <tr key={`${field.name} ${contest?.id ?? ""}`}>
            <th scope="row">{contest === null ? label : t.contest(format.pick(contest.name), label)}</th>
            {columns.map(({ filing, key }, index) => (
              <td
                key={key}
                className={classNames(
                  styles.multiline,
                  differs && isStanding(filing) && styles.differs,
                  !isStanding(filing) && styles.replaced,
                )}
              >
                {filing.content === null ? (
                  <Unknown filing={filing} />
                ) : (
                  <bdi>{findAnswerText(field, answers[index], format) ?? t.empty}</bdi>
                )}
                {differs && isStanding(filing) && <span className="visually-hidden"> ({t.differs})</span>}
              </td>
            ))}
          </tr>
        );
      })}
    </Table>
  );
}

const Officer = ({ id }: { id: string }) => <bdi dir="ltr">{id}</bdi>;

function Unknown({ filing: { reading } }: { filing: DayFiling }) {
  const { filing: t } = useMessages(branchMessages);
  if (reading === "redacted") return t.redacted;
  return reading === "unknown-type" ? t.needsUpdate : t.unreadable;
}
