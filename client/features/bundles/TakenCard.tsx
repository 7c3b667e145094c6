import type { Damage } from "../../../shared/bundle/damage.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { useSession } from "../../session/session-store.ts";
import { Card, Facts } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import styles from "./Bundles.module.css";
import { bundlesMessages } from "./bundles-messages.ts";
import { countOutcomes, receivedOf, type Taken } from "./taken.ts";
import { GiveReceipts } from "./GiveReceipts.tsx";
import { TakeOver } from "./TakeOver.tsx";

const looks = {
  inserted: { tone: "success", icon: "checkCircle" },
  duplicate: { tone: "neutral", icon: "check" },
  held: { tone: "info", icon: "hourglass" },
  forked: { tone: "danger", icon: "alert" },
  quarantined: { tone: "warning", icon: "alert" },
  rejected: { tone: "danger", icon: "alert" },
} as const;

/** What became of a bundle, who brought it, and the receipts to carry back. */
export function TakenCard({ title, taken }: { title: React.ReactNode; taken: Taken }) {
  const t = useMessages(bundlesMessages);
  const format = useFormat();
  const role = useSession((session) => session.device?.role);
  const { results, evidence, damage, sha256, sizeBytes } = taken;
  const lost = evidence.filter(({ outcome }) => outcome === "refused");
  return (
    <Card as="article" tone={damage.length > 0 || lost.length > 0 ? "warning" : "success"}>
      <h2>{title}</h2>
      <ul role="list" className={styles.outcomes} aria-label={t.outcomesTitle}>
        {countOutcomes(results).map(({ outcome, count }) => (
          <li key={outcome}>
            <Chip {...looks[outcome]} label={t.outcomes[outcome].name} detail={format.figure(count)} />
            <span>{t.outcomes[outcome].text}</span>
          </li>
        ))}
        {results.length === 0 && <li>{t.noEntries}</li>}
      </ul>
      <Facts
        facts={[
          { label: t.facts.entries, value: format.figure(results.length) },
          { label: t.facts.evidence, value: t.facts.evidenceOf(evidence.length - lost.length, evidence.length) },
          { label: t.facts.size, value: format.bytes(sizeBytes) },
          {
            label: t.facts.hash,
            value: (
              <bdi dir="ltr" className={styles.hash}>
                {sha256}
              </bdi>
            ),
          },
        ]}
      />
      {damage.length > 0 && <DamageList damage={damage} />}
      <GiveReceipts received={receivedOf(results)} />
      {role !== undefined && mayRecord(role, "custody.taken-over") && <TakeOver taken={taken} />}
    </Card>
  );
}

function DamageList({ damage }: { damage: readonly Damage[] }) {
  const t = useMessages(bundlesMessages).damage;
  return (
    <section>
      <h3>{t.title}</h3>
      <p>{t.text}</p>
      <ul>
        {damage.slice(0, 50).map((each) => (
          <li key={JSON.stringify(each)}>
            {t.kinds[each.kind]}
            {each.line !== undefined && ` · ${t.line(each.line)}`}
            {each.count !== undefined && ` · ${t.count(each.count)}`}
            {each.name !== undefined && (
              <>
                {" · "}
                <bdi dir="ltr" className={styles.hash}>
                  {each.name}
                </bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      {damage.length > 50 && <p>{t.more(damage.length - 50)}</p>}
    </section>
  );
}
