import { refusalText } from "../../evidence/refusal-text.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { listEvidence, retryEvidence } from "../../journal-store/read-evidence.ts";
import type { EvidenceRow, Refusal } from "../../journal-store/rows.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { syncNow } from "../../sync/start-sync.ts";
import type { EntryMark } from "../../tablet/branch-entries.ts";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { SyncChip } from "../../ui/StateChip.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { syncMessages } from "./sync-messages.ts";
import { useItemLook } from "./use-item-look.ts";

/** Refused entries and photos that cannot go: why, and what to do. Nothing of them is removed. */
export function NeedsYou({ refused, branch }: { refused: readonly EntryMark[]; branch: OwnBranch }) {
  const t = useMessages(syncMessages);
  const photos = useJournalQuery(() => listEvidence(["damaged", "refused"]), []) ?? [];
  const lookOf = useItemLook(branch);
  if (refused.length === 0 && photos.length === 0) return null;
  return (
    <Section title={t.needsYou.title}>
      <p>{t.needsYou.text}</p>
      <List label={t.needsYou.title}>
        {refused.map((mark) => {
          const { name, icon, href } = lookOf(mark);
          const why = t.refusals[refusalKey(mark.refusal)];
          return (
            <ListItem
              key={mark.seq}
              start={<Icon name={icon} />}
              href={href}
              title={name}
              detail={
                <>
                  <strong>{why.title}</strong>
                  <br />
                  {why.advice}
                </>
              }
              end={<SyncChip state="needs-you" />}
            />
          );
        })}
        {photos.map((row) => (
          <StuckPhoto key={row.sha256} row={row} />
        ))}
      </List>
    </Section>
  );
}

function refusalKey(refusal: Refusal | null): keyof (typeof syncMessages)["fa"]["refusals"] {
  if (refusal === null) return "unexplained";
  if (refusal.decided === true) return "decided";
  return refusal.outcome === "rejected" ? (refusal.reason ?? "unexplained") : refusal.outcome;
}

function StuckPhoto({ row }: { row: EvidenceRow }) {
  const t = useMessages(syncMessages);
  const { photos } = useMessages(tabletMessages);
  const format = useFormat();
  const retry = async () => {
    await retryEvidence(row.sha256);
    showToast("info", t.needsYou.retried);
    await syncNow();
  };
  return (
    <ListItem
      start={<Icon name="photo" />}
      title={
        <>
          {t.photo.name} <bdi>{row.name}</bdi>
        </>
      }
      detail={
        <>
          {format.bytes(row.sizeBytes)}
          <br />
          {row.state === "damaged" ? t.photo.damaged : `${refusalText(row.problem, photos)} ${t.photo.refused}`}
        </>
      }
      end={
        <>
          <SyncChip state="needs-you" />
          <Button icon="refresh" onClick={() => void retry()}>
            {t.needsYou.retryPhoto}
          </Button>
        </>
      }
    />
  );
}
