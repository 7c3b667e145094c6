import { useEffect, useState } from "react";
import { identifyLog } from "../../../shared/transparency/checkpoint.ts";
import { checkReceipt, findReceipt, type ReceiptVerdict } from "../../../shared/transparency/receipt.ts";
import { toBase64Url } from "../../../shared/lib/bytes.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { findDevice } from "../../journal-store/device.ts";
import { findEntry } from "../../journal-store/queries.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { createNoteCrypto } from "../../keys/web-crypto.ts";
import { markKey } from "../../tablet/branch-entries.ts";
import { useOwnBranch, type OwnBranch } from "../../tablet/use-branch-day.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { receiptCode } from "./receipt-code.ts";
import { receiptMessages } from "./receipt-messages.ts";
import styles from "./Receipt.module.css";
import { useItemLook } from "./use-item-look.ts";

/** The server's word that it has an item, checked here once more, to be shown to whoever asks for it. */
export function ReceiptPage({ author, seq }: { author: string; seq: number }) {
  const t = useMessages(receiptMessages);
  const format = useFormat();
  const branch = useOwnBranch();
  const looked = useJournalQuery(async () => ({ row: await findEntry(author, seq) }), [author, seq]);
  const row = looked?.row;
  const number = row?.position === undefined ? "" : format.digits(String(row.position));
  return (
    <Page>
      <TopBar title={t.title(number)} back="/sync" />
      {looked === undefined || branch === undefined ? (
        <LoadingState label={t.loading} lines={6} />
      ) : row === undefined ? (
        <EmptyState icon="search" title={t.unknown} actions={<ButtonLink href="/sync">{t.list}</ButtonLink>} />
      ) : row.receipt === undefined || row.position === undefined ? (
        <EmptyState icon="hourglass" title={t.noneTitle}>
          {t.none}
        </EmptyState>
      ) : (
        <ShownReceipt row={row} receipt={row.receipt} number={number} branch={branch} />
      )}
    </Page>
  );
}

interface ShownReceiptProps {
  row: EntryRow;
  receipt: string;
  number: string;
  branch: OwnBranch;
}

function ShownReceipt({ row, receipt, number, branch }: ShownReceiptProps) {
  const t = useMessages(receiptMessages);
  const format = useFormat();
  const lookOf = useItemLook(branch);
  const verdict = useReceiptVerdict(row, receipt);
  const mark = branch.marks.get(markKey(row.author, row.seq));
  const look = mark && lookOf(mark);
  if (verdict === undefined) return <LoadingState label={t.loading} lines={6} />;
  const read = findReceipt(receipt);
  if (verdict.kind === "refused" || read === undefined) {
    return (
      <Banner tone="danger" live="alert" title={t.badTitle}>
        {t.bad}
      </Banner>
    );
  }
  const { checkpoint, receivedAt } = verdict;
  const code = receiptCode(receipt, row.hash, read.proof);
  return (
    <>
      <Banner tone="success" icon="seal" title={t.verifiedTitle}>
        {t.verified}
      </Banner>
      <Card as="section">
        <p className={styles.number}>
          <span className={styles.label}>{t.number}</span> <bdi>{number}</bdi>
        </p>
        <QrCode text={code.text} label={t.code(number)} size="large" />
        <p className={styles.meaning}>{code.isWhole ? t.whole : t.short}</p>
      </Card>
      <Card as="section">
        <Facts
          facts={[
            ...(look === undefined ? [] : [{ label: t.item, value: look.name }]),
            { label: t.receivedAt, value: format.moment(receivedAt) },
            { label: t.size, value: t.entries(checkpoint.size) },
            { label: t.hash, value: <Hash text={row.hash} /> },
            { label: t.root, value: <Hash text={toBase64Url(checkpoint.root)} /> },
          ]}
        />
        <div className={styles.actions}>
          {look?.href !== undefined && <ButtonLink href={look.href}>{t.open}</ButtonLink>}
          <Button
            icon="download"
            onClick={() => saveFile(`amanat-${row.position}.tlog-proof`, receipt, "text/plain;charset=utf-8")}
          >
            {t.save}
          </Button>
        </div>
      </Card>
    </>
  );
}

const Hash = ({ text }: { text: string }) => (
  <bdi dir="ltr" className={styles.hash}>
    {text}
  </bdi>
);

/** Undefined while it is being checked. */
function useReceiptVerdict(row: EntryRow, receipt: string): ReceiptVerdict | undefined {
  const [verdict, setVerdict] = useState<ReceiptVerdict>();
  useEffect(() => {
    let isCurrent = true;
    check(row, receipt).then((found) => isCurrent && setVerdict(found), reportError);
    return () => {
      isCurrent = false;
    };
  }, [row, receipt]);
  return verdict;
}

async function check({ hash }: EntryRow, receipt: string): Promise<ReceiptVerdict> {
  const device = await findDevice();
  if (device === undefined) throw new Error("this device is not enrolled");
  return checkReceipt(receipt, hash, identifyLog(device.election, device.serverPublicKey), createNoteCrypto());
}
