import { useState } from "react";
import type { ProvenTime } from "../../shared/projections/timeliness.ts";
import type { EntryRow } from "../journal-store/rows.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { ClockChip } from "../proven-time/ClockChip.tsx";
import { entryTime } from "../proven-time/entry-time.ts";
import { useTimeText } from "../proven-time/use-time-text.ts";
import { Chip } from "../ui/Chip.tsx";
import { IconButton } from "../ui/Button.tsx";
import { figureCell, Table } from "../ui/Table.tsx";
import { deskEntriesMessages } from "./desk-entries-messages.ts";
import styles from "./EntryTable.module.css";
import { EntryDialog } from "./EntryDialog.tsx";
import { InclusionChip } from "./InclusionChip.tsx";
import { useInclusion } from "./use-inclusion.ts";
import { useVerification } from "./use-verification.ts";
import { isSound, type EntryVerification } from "./verify-entry.ts";

/** Signed entries in log order, each checked once more in this browser, with its text behind it. */
export function EntryTable({ entries }: { entries: readonly EntryRow[] }) {
  const t = useMessages(deskEntriesMessages);
  const format = useFormat();
  const verified = useVerification(entries);
  const included = useInclusion(entries);
  const [opened, setOpened] = useState<EntryRow | null>(null);
  const { columns } = t;
  if (entries.length === 0) return <p>{t.none}</p>;
  return (
    <>
      <Table
        caption={t.caption}
        captionHidden
        dense
        head={
          <tr>
            <th scope="col" className={figureCell}>
              {columns.position}
            </th>
            <th scope="col">{columns.type}</th>
            <th scope="col">{columns.author}</th>
            <th scope="col" className={figureCell}>
              {columns.seq}
            </th>
            <th scope="col">{columns.claimedAt}</th>
            <th scope="col">{columns.receivedAt}</th>
            <th scope="col">{columns.proven}</th>
            <th scope="col">{columns.check}</th>
            <th scope="col">{columns.open}</th>
          </tr>
        }
      >
        {entries.map((entry) => (
          <tr key={entry.hash}>
            <th scope="row" className={figureCell}>
              {entry.position === undefined ? t.unplaced : format.figure(entry.position)}
            </th>
            <td>
              <EntryType type={entry.type} />
            </td>
            <td>
              <bdi dir="ltr" title={entry.author}>
                {entry.author.slice(0, 8)}
              </bdi>
            </td>
            <td className={figureCell}>{format.figure(entry.seq)}</td>
            <TimeCells time={entryTime(entry)} />
            <td>
              <span className={styles.checks}>
                <VerificationChip verification={verified.get(entry.hash)} />
                <InclusionChip inclusion={included.get(entry.hash)} />
              </span>
            </td>
            <td>
              <IconButton icon="eye" label={t.raw.open(entry.seq)} onClick={() => setOpened(entry)} />
            </td>
          </tr>
        ))}
      </Table>
      {opened !== null && (
        <EntryDialog
          entry={opened}
          verification={verified.get(opened.hash)}
          inclusion={included.get(opened.hash)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function TimeCells({ time }: { time: ProvenTime }) {
  const t = useMessages(deskEntriesMessages);
  const format = useFormat();
  const { interval } = useTimeText();
  const { claimedAt, provenBefore } = time;
  return (
    <>
      <td>
        {format.moment(claimedAt)} <ClockChip time={time} />
      </td>
      <td>{provenBefore === null ? t.unplaced : format.moment(provenBefore)}</td>
      <td>{interval(time)}</td>
    </>
  );
}

/** What happened; a type of a newer build is named and said to need an update. */
export function EntryType({ type }: { type: string }) {
  const t = useMessages(deskEntriesMessages);
  const known: string | undefined = (t.types as Record<string, string>)[type];
  if (known !== undefined) return known;
  return (
    <>
      <bdi dir="ltr">{type}</bdi> <Chip tone="warning" icon="download" label={t.needsUpdate} />
    </>
  );
}

function VerificationChip({ verification }: { verification: EntryVerification | undefined }) {
  const { checks } = useMessages(deskEntriesMessages);
  if (verification === undefined) return <Chip icon="hourglass" label={checks.checking} />;
  switch (isSound(verification)) {
    case "sound":
      return <Chip tone="success" icon="seal" label={checks.sound} />;
    case "unlinked":
      return <Chip tone="info" icon="seal" label={checks.unlinked} />;
    case "bad":
      return <Chip tone="danger" icon="alert" label={checks.bad} />;
  }
}
