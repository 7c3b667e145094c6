import { useMemo, useState } from "react";
import { Link } from "wouter";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { EntryDialog } from "../../desk/EntryDialog.tsx";
import { usePlaces } from "../../desk/places.ts";
import { useInclusion } from "../../desk/use-inclusion.ts";
import { useVerification } from "../../desk/use-verification.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { useAuthorRoles } from "../../supervision/use-author-roles.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { Table } from "../../ui/Table.tsx";
import type { ActWords } from "./act-words.ts";
import { auditMessages } from "./audit-messages.ts";
import styles from "./Audit.module.css";
import type { ShownAct } from "./office-acts.ts";

/** One act a row. Each leads to the entry as the server signed it, checked again in this browser. */
export function ActTable({ acts, words }: { acts: readonly ShownAct[]; words: ActWords }) {
  const t = useMessages(auditMessages);
  const format = useFormat();
  const [opened, setOpened] = useState<EntryRow | null>(null);
  const roleOf = useAuthorRoles(useMemo(() => acts.map(({ row }) => row.author), [acts]));
  const isForeign = (author: string) => {
    const role = roleOf(author);
    return role !== undefined && !mayRecord(role, "office.acted");
  };
  const { columns } = t;
  return (
    <>
      <Table
        caption={t.caption}
        captionHidden
        dense
        head={
          <tr>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.act}</th>
            <th scope="col">{columns.by}</th>
            <th scope="col">{columns.subject}</th>
            <th scope="col">{columns.details}</th>
            <th scope="col">{columns.entry}</th>
          </tr>
        }
      >
        {acts.map(({ row, act, data }) => (
          <tr key={row.hash}>
            <td className={styles.name}>{format.moment(row.receivedAt ?? row.claimedAt)}</td>
            <th scope="row">
              <bdi>{words.nameOf(act)}</bdi>{" "}
              {isForeign(row.author) && <Chip tone="warning" icon="alert" label={t.notTheServer} />}
            </th>
            {data === null ? (
              <td colSpan={3}>{t.unreadable}</td>
            ) : (
              <>
                <td className={styles.name}>
                  <bdi>{words.by(data.by)}</bdi>
                </td>
                <td>
                  <Subject act={act} subject={data.subject} words={words} />
                </td>
                <td className={styles.facts}>
                  <span className={styles.details}>
                    {words.details(data.details).map(({ label, text }) => (
                      <span key={label}>
                        <span className={styles.label}>{label}:</span> <bdi>{text}</bdi>
                      </span>
                    ))}
                  </span>
                </td>
              </>
            )}
            <td>
              <IconButton icon="eye" label={t.open(row.seq)} onClick={() => setOpened(row)} />
            </td>
          </tr>
        ))}
      </Table>
      {opened !== null && <OpenedEntry entry={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

/** Longer ones take several lines. */
const shortLength = 24;

/** Leads to the device or the branch that it names. */
function Subject({ act, subject, words }: { act: string; subject: string; words: ActWords }) {
  const { unitOf } = usePlaces();
  const shown = words.subject(subject);
  const text = <bdi className={shown.length > shortLength ? styles.long : styles.name}>{shown}</bdi>;
  if (unitOf.get(subject)?.kind === "branch") return <Link href={`/branches/${subject}`}>{text}</Link>;
  return act.startsWith("device.") ? <Link href={`/devices/${subject}`}>{text}</Link> : text;
}

function OpenedEntry({ entry, onClose }: { entry: EntryRow; onClose: () => void }) {
  const entries = useMemo(() => [entry], [entry]);
  const verified = useVerification(entries);
  const included = useInclusion(entries);
  return (
    <EntryDialog
      entry={entry}
      verification={verified.get(entry.hash)}
      inclusion={included.get(entry.hash)}
      onClose={onClose}
    />
  );
}
