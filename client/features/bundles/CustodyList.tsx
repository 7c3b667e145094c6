import { readStoredEntry } from "../../../shared/projections/stored-entry.ts";
import { listCustody, type CustodyChain } from "../../../shared/projections/custody.ts";
import { ProvenTimeFacts } from "../../proven-time/ProvenTimeFacts.tsx";
import { usePlaces } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { listCustodyEntries } from "../../journal-store/seldom-queries.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useCollection } from "../../reference/use-reference.ts";
import { Card } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Section } from "../../ui/Page.tsx";
import styles from "./Bundles.module.css";
import { bundlesMessages } from "./bundles-messages.ts";

const looks = {
  "on-the-way": { tone: "warning", icon: "courier" },
  arrived: { tone: "success", icon: "checkCircle" },
  unannounced: { tone: "info", icon: "checkCircle" },
} as const;

/** From hand to hand, each step signed by who says it. */
export function CustodyList() {
  const t = useMessages(bundlesMessages).custody;
  const [election] = useCollection("elections");
  const rows = useJournalQuery(listCustodyEntries, []);
  if (rows === undefined || election === undefined) return null;
  const entries = rows.map(({ header, payload, position, receivedAt }) =>
    readStoredEntry({ header, payload, position: position ?? null, receivedAt: receivedAt ?? null }),
  );
  const chains = listCustody(entries, election.mode);
  return (
    <Section title={t.title}>
      {chains.length === 0 && <EmptyState icon="courier" title={t.none} />}
      {chains.map((chain) => (
        <Chain key={chain.sha256} chain={chain} />
      ))}
    </Section>
  );
}

function Chain({ chain }: { chain: CustodyChain }) {
  const t = useMessages(bundlesMessages);
  const format = useFormat();
  const { unitOf } = usePlaces();
  const { said, unit } = chain.steps[0]!;
  const name = unitOf.get(unit)?.name;
  return (
    <Card as="article">
      <div className={styles.actions}>
        <h3>{name === undefined ? <bdi dir="ltr">{unit}</bdi> : format.pick(name)}</h3>
        <Chip {...looks[chain.state]} label={t.custody.states[chain.state]} />
      </div>
      <p>{t.custody.holds(said.entryCount, said.evidenceCount, format.bytes(chain.sizeBytes))}</p>
      {chain.steps.map((step) => (
        <section key={`${step.author}/${step.seq}/${step.payloadHash}`}>
          <p>
            <strong>{t.custody[step.kind](step.said.from.name, step.said.to.name)}</strong> ·{" "}
            {t.takeOver.media[step.said.medium]}
            {step.damagedParts !== null && step.damagedParts > 0 && ` · ${t.custody.damaged(step.damagedParts)}`}
          </p>
          <ProvenTimeFacts time={step.time} />
        </section>
      ))}
      {/* In a line of its own language: by itself it would begin at the other side of the card. */}
      <p className={styles.hash}>
        <bdi dir="ltr">{chain.sha256}</bdi>
      </p>
    </Card>
  );
}
