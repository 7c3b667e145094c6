import type { ChainPlace } from "../../../shared/sync/device-view.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { figureCell, Table } from "../../ui/Table.tsx";
import styles from "./DevicesPage.module.css";
import { devicesMessages, type DevicesMessages } from "./devices-messages.ts";

/** Newest first; two branches stand one below the other under one seq. */
export function ChainTable({ chain }: { chain: readonly ChainPlace[] }) {
  const t = useMessages(devicesMessages);
  const format = useFormat();
  const { columns } = t;
  if (chain.length === 0) return <p>{t.chainNone}</p>;
  return (
    <Table
      caption={t.chainFor(chain.length)}
      dense
      head={
        <tr>
          <th scope="col" className={figureCell}>
            {columns.seq}
          </th>
          <th scope="col">{columns.kind}</th>
          <th scope="col">{columns.hash}</th>
          <th scope="col">{columns.claimedAt}</th>
          <th scope="col">{columns.receivedAt}</th>
          <th scope="col">{columns.note}</th>
        </tr>
      }
    >
      {chain.toReversed().map((place) => (
        <tr key={`${place.kind} ${place.hash}`}>
          <th scope="row" className={figureCell}>
            {format.figure(place.seq)}
          </th>
          <td>{t.kinds[place.kind]}</td>
          <td>
            <bdi dir="ltr" className={styles.hash} title={place.hash}>
              {place.hash.slice(0, 10)}
            </bdi>
          </td>
          <td>{place.claimedAt === null ? t.unknown : format.moment(place.claimedAt)}</td>
          <td>{format.moment(place.receivedAt)}</td>
          <td>{noteOf(place, t)}</td>
        </tr>
      ))}
    </Table>
  );
}

function noteOf({ position, note }: ChainPlace, t: DevicesMessages) {
  if (position !== null) return t.position(position);
  if (note === "accepted" || note === "refused") return t.verdicts[note];
  return note === null ? "" : <bdi dir="ltr">{note}</bdi>;
}
