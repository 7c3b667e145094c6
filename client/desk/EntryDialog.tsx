import type { EntryRow } from "../journal-store/rows.ts";
import { useMessages } from "../i18n/messages.ts";
import { entryTime } from "../proven-time/entry-time.ts";
import { useProvenTimeFacts } from "../proven-time/ProvenTimeFacts.tsx";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Facts } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { showToast } from "../ui/Toast.tsx";
import { deskMessages } from "./desk-messages.ts";
import { deskEntriesMessages } from "./desk-entries-messages.ts";
import styles from "./EntryDialog.module.css";
import type { Inclusion } from "./use-inclusion.ts";
import { isSound, type EntryVerification } from "./verify-entry.ts";

interface EntryDialogProps {
  entry: EntryRow;
  verification: EntryVerification | undefined;
  /** Undefined of an entry that is not in the log, or of which nothing is known yet. */
  inclusion?: Inclusion | undefined;
  onClose: () => void;
}

/** The entry as it was signed, letter for letter. */
export function EntryDialog({ entry, verification, inclusion, onClose }: EntryDialogProps) {
  const { raw, checks, inclusion: words } = useMessages(deskEntriesMessages);
  return (
    <Dialog title={raw.title(entry.author.slice(0, 8), entry.seq)} size="wide" onClose={onClose}>
      {verification !== undefined && <Verdict verification={verification} />}
      <Facts
        facts={[
          { label: raw.signature, value: verification === undefined ? checks.checking : raw[verification.signature] },
          { label: raw.payload, value: verification === undefined ? checks.checking : raw[verification.payload] },
          { label: raw.link, value: verification === undefined ? checks.checking : linkText(verification, raw) },
          ...(inclusion === undefined ? [] : [{ label: words.label, value: words.explained[inclusion] }]),
          { label: raw.officer, value: <bdi dir="ltr">{entry.officer}</bdi> },
          { label: raw.device, value: <Code>{entry.author}</Code> },
          { label: raw.hash, value: <Code>{verification?.hash ?? entry.hash}</Code> },
          { label: raw.subject, value: <Code>{entry.subject}</Code> },
          ...useProvenTimeFacts(entryTime(entry)),
        ]}
      />
      <Text label={raw.header} text={entry.header} />
      {entry.payload === null ? <p>{raw.redacted}</p> : <Text label={raw.payloadText} text={entry.payload} />}
      <Text label={raw.signatureText} text={entry.signature} />
    </Dialog>
  );
}

function Verdict({ verification }: { verification: EntryVerification }) {
  const { checks } = useMessages(deskEntriesMessages);
  const verdict = isSound(verification);
  const tone = { sound: "success", unlinked: "info", bad: "danger" } as const;
  const text = { sound: checks.soundFor, unlinked: checks.unlinkedFor, bad: checks.badFor };
  return <Banner tone={tone[verdict]}>{text[verdict]}</Banner>;
}

function linkText(
  { link }: EntryVerification,
  raw: { good: string; bad: string; first: string; notHere: string },
): string {
  return link === "not-here" ? raw.notHere : raw[link];
}

const Code = ({ children }: { children: string }) => (
  <bdi dir="ltr" className={styles.code}>
    {children}
  </bdi>
);

function Text({ label, text }: { label: string; text: string }) {
  const t = useMessages(deskMessages);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    showToast("success", t.copied);
  };
  return (
    <section>
      <div className={styles.head}>
        <h3>{label}</h3>
        <Button kind="quiet" onClick={() => void copy()}>
          {t.copy}
        </Button>
      </div>
      <pre dir="ltr" className={styles.text} tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </section>
  );
}
