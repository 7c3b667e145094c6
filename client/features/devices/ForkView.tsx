import type { ChainPlace } from "../../../shared/sync/device-view.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Banner } from "../../ui/Banner.tsx";
import { figureCell, Table } from "../../ui/Table.tsx";
import styles from "./DevicesPage.module.css";
import { devicesMessages } from "./devices-messages.ts";

/** Two branches of one key side by side, from the first seq at which they part. */
export function ForkView({ chain }: { chain: readonly ChainPlace[] }) {
  const t = useMessages(devicesMessages);
  const format = useFormat();
  const { fork } = t;
  const apart = chain.filter(({ kind }) => kind === "forked");
  const firstSeq = Math.min(...apart.map(({ seq }) => seq));
  const seqs = [...new Set(chain.filter(({ seq }) => seq >= firstSeq).map(({ seq }) => seq))];
  const at = (seq: number, isApart: boolean) =>
    chain.filter((place) => place.seq === seq && (place.kind === "forked") === isApart);
  return (
    <>
      <Banner tone="danger" title={fork.title}>
        {fork.text}
      </Banner>
      <Table
        caption={fork.title}
        captionHidden
        head={
          <tr>
            <th scope="col" className={figureCell}>
              {t.columns.seq}
            </th>
            <th scope="col">{fork.inLog}</th>
            <th scope="col">{fork.apart}</th>
          </tr>
        }
      >
        {seqs.map((seq) => (
          <tr key={seq}>
            <th scope="row" className={figureCell}>
              {format.figure(seq)}
            </th>
            <td>
              <Places places={at(seq, false)} />
            </td>
            <td>
              <Places places={at(seq, true)} />
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function Places({ places }: { places: readonly ChainPlace[] }) {
  const t = useMessages(devicesMessages);
  const format = useFormat();
  if (places.length === 0) return t.fork.none;
  return places.map(({ hash, claimedAt, receivedAt }) => (
    <div key={hash}>
      <bdi dir="ltr" className={styles.hash}>
        {hash.slice(0, 10)}
      </bdi>
      <div>
        {t.columns.claimedAt}: {claimedAt === null ? t.unknown : format.moment(claimedAt)}
      </div>
      <div>
        {t.columns.receivedAt}: {format.moment(receivedAt)}
      </div>
    </div>
  ));
}
