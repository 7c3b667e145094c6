import { useMemo, useState } from "react";
import { mayAdminister } from "../../../shared/policy/may-administer.ts";
import type { AsideView } from "../../../shared/sync/device-view.ts";
import { EntryDialog } from "../../desk/EntryDialog.tsx";
import { EntryType } from "../../desk/EntryTable.tsx";
import { usePlaces } from "../../desk/places.ts";
import { useVerification } from "../../desk/use-verification.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useSession } from "../../session/session-store.ts";
import { reportTitleOf } from "../../tablet/report-title.ts";
import { useElectionCatalogue } from "../../tablet/use-election-catalogue.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { listContent, toEntryRow } from "./aside-entry.ts";
import { asideMessages } from "./aside-messages.ts";
import styles from "./AsideCard.module.css";
import { DecideDialog } from "./DecideDialog.tsx";

const kindLooks = {
  held: { tone: "neutral", icon: "hourglass" },
  forked: { tone: "doubt", icon: "users" },
  quarantined: { tone: "warning", icon: "stop" },
} as const;

export function AsideCard({ entry, onDecided }: { entry: AsideView; onDecided: () => void }) {
  const t = useMessages(asideMessages);
  const format = useFormat();
  const { unitOf } = usePlaces();
  const row = useMemo(() => toEntryRow(entry), [entry]);
  const verified = useVerification(useMemo(() => [row], [row]));
  const [opened, setOpened] = useState<"text" | "decision" | null>(null);
  const unit = unitOf.get(row.unit);
  const catalogue = useElectionCatalogue();
  const content = listContent(
    entry.payload,
    catalogue &&
      unit && {
        catalogue,
        format,
        report: t.report,
        titleOf: (code, slot) => reportTitleOf(catalogue, unit, code, slot, format),
      },
  );
  return (
    <Card as="article">
      <div className={styles.head}>
        <Chip {...kindLooks[entry.kind]} label={t.kinds[entry.kind]} />
        <strong>
          {t.item(entry.seq)} · <EntryType type={row.type} />
        </strong>
        <span>{unit ? format.pick(unit.name) : <bdi dir="ltr">{row.unit}</bdi>}</span>
      </div>
      <div className={styles.facts}>
        <span>{t.claimed(format.moment(row.claimedAt))}</span>
        <span>{t.received(format.moment(entry.receivedAt))}</span>
        <span>
          {t.by} <bdi dir="ltr">{row.officer}</bdi>
        </span>
        <span>
          {t.device} <bdi dir="ltr">{entry.author.slice(0, 12)}</bdi>
        </span>
      </div>
      {content.length > 0 && (
        <details open={entry.kind === "quarantined" && entry.decision === null}>
          <summary className={styles.summary}>{t.content}</summary>
          <Facts
            facts={content.map(({ name, text }) => ({ label: name, value: <bdi className={styles.text}>{text}</bdi> }))}
          />
        </details>
      )}
      <DecisionLine entry={entry} officer={row.officer} />
      <div className={styles.actions}>
        <MayDecide entry={entry} officer={row.officer} onDecide={() => setOpened("decision")} />
        <Button icon="eye" onClick={() => setOpened("text")}>
          {t.read}
        </Button>
      </div>
      {opened === "text" && (
        <EntryDialog entry={row} verification={verified.get(row.hash)} onClose={() => setOpened(null)} />
      )}
      {opened === "decision" && (
        <DecideDialog entry={entry} unit={row.unit} onClose={() => setOpened(null)} onDecided={onDecided} />
      )}
    </Card>
  );
}

interface DecisionProps {
  entry: AsideView;
  /** Who wrote it. */
  officer: string;
}

function DecisionLine({ entry: { kind, decision }, officer }: DecisionProps) {
  const t = useMessages(asideMessages);
  const format = useFormat();
  const role = useSession((session) => session.device?.role ?? "");
  const own = useSession((session) => session.officer);
  if (kind !== "quarantined") return null;
  if (decision === null) {
    if (!mayAdminister(role, "quarantine")) return <p>{t.mayNot}</p>;
    return officer === own ? <p>{t.own}</p> : null;
  }
  return (
    <div>
      <Chip
        tone={decision.verdict === "accepted" ? "success" : "danger"}
        icon={decision.verdict === "accepted" ? "checkCircle" : "close"}
        label={t[decision.verdict]}
      />{" "}
      {t.decidedBy(decision.by, format.moment(decision.decidedAt))}
      <p>
        <bdi>{decision.reason}</bdi>
      </p>
      {decision.verdict === "accepted" && <p>{t.waits}</p>}
    </div>
  );
}

function MayDecide({ entry: { kind, decision }, officer, onDecide }: DecisionProps & { onDecide: () => void }) {
  const t = useMessages(asideMessages);
  const role = useSession((session) => session.device?.role ?? "");
  const own = useSession((session) => session.officer);
  if (kind !== "quarantined" || decision !== null || officer === own || !mayAdminister(role, "quarantine")) return null;
  return (
    <Button kind="primary" icon="scale" onClick={onDecide}>
      {t.decide}
    </Button>
  );
}
