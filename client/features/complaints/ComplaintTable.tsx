import { Link } from "wouter";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Chip } from "../../ui/Chip.tsx";
import { Table } from "../../ui/Table.tsx";
import { StateChips, WindowChip } from "./ComplaintChips.tsx";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";
import type { ListedComplaint } from "./select-complaints.ts";

/** One complaint a row; its number leads to it. */
export function ComplaintTable({ listed, places }: { listed: readonly ListedComplaint[]; places: Places }) {
  const t = useMessages(complaintsMessages);
  const format = useFormat();
  const { columns } = t;
  const nameOf = (id: string) => {
    const unit = places.unitOf.get(id);
    return unit === undefined ? <bdi dir="ltr">{id}</bdi> : format.pick(unit.name);
  };
  return (
    <Table
      caption={t.caption}
      captionHidden
      head={
        <tr>
          {Object.entries(columns).map(([key, label]) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      }
    >
      {listed.map((each) => {
        const { complaint, window, isNumberedTwice } = each;
        const data = complaint.registered?.data ?? null;
        return (
          <tr key={`${complaint.unit} ${complaint.subject}`}>
            <th scope="row">
              <Link className={styles.number} href={`/complaints/${encodeURIComponent(complaint.subject)}`}>
                {data === null ? t.notNumbered : <bdi dir="ltr">{format.digits(data.number)}</bdi>}
              </Link>
              {isNumberedTwice && <Chip tone="warning" icon="alert" label={t.numberTwice} />}
            </th>
            <td>
              {data !== null && (
                <>
                  <bdi>
                    {data.complainant.name} {data.complainant.surname}
                  </bdi>
                  <span className={styles.quiet}>{t.standings[data.complainant.standing]}</span>
                </>
              )}
            </td>
            <td>{data?.about == null ? "" : nameOf(data.about)}</td>
            <td>
              {data !== null && (
                <>
                  {t.addressees[data.addressee]}
                  <span className={styles.quiet}>{t.contests[data.contest]}</span>
                </>
              )}
            </td>
            <td className={styles.moment}>{data !== null && format.moment(data.receivedAt)}</td>
            <td className={styles.window}>
              <WindowChip window={window} />
            </td>
            <td className={styles.state}>
              <StateChips listed={each} />
            </td>
            <td>{nameOf(complaint.unit)}</td>
          </tr>
        );
      })}
    </Table>
  );
}
