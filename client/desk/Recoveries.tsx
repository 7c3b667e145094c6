import { useCallback, useEffect, useState } from "react";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useCollection } from "../reference/use-reference.ts";
import { Button } from "../ui/Button.tsx";
import { Card, Facts } from "../ui/Card.tsx";
import { Section } from "../ui/Page.tsx";
import { showToast } from "../ui/Toast.tsx";
import { usePlaces } from "./places.ts";
import { answerRecovery, listRecoveries, type WaitingRecovery } from "./recovery-calls.ts";
import styles from "./Recoveries.module.css";
import { recoveriesMessages } from "./recoveries-messages.ts";
import { useDeskCall } from "./use-desk-call.tsx";

const askAgainMs = 5000;

/** Tablets whose PIN is forgotten: whoever is on the telephone reads the code, and it is compared before the key is given. */
export function Recoveries() {
  const t = useMessages(recoveriesMessages);
  const [waiting, setWaiting] = useState<readonly WaitingRecovery[]>([]);
  const { run, busy, notice } = useDeskCall();

  // A list that cannot be fetched now is asked for again; the calls of its buttons say what is wrong.
  const refresh = useCallback(() => listRecoveries().then(setWaiting, () => undefined), []);
  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), askAgainMs);
    return () => clearInterval(timer);
  }, [refresh]);

  const answer = async (recovery: WaitingRecovery, decision: "release" | "refuse") => {
    const done = await run(async () => {
      await answerRecovery(recovery.id, decision);
      return true;
    });
    if (done) showToast("success", decision === "release" ? t.released : t.refused);
    await refresh();
  };

  return (
    <Section title={t.title}>
      <p role="status">{waiting.length === 0 ? t.none : t.compare}</p>
      {waiting.map((recovery) => (
        <WaitingCard
          key={recovery.id}
          recovery={recovery}
          busy={busy}
          onAnswer={(decision) => void answer(recovery, decision)}
        />
      ))}
      {notice}
    </Section>
  );
}

interface WaitingCardProps {
  recovery: WaitingRecovery;
  busy: boolean;
  onAnswer: (decision: "release" | "refuse") => void;
}

function WaitingCard({ recovery, busy, onAnswer }: WaitingCardProps) {
  const t = useMessages(recoveriesMessages);
  const format = useFormat();
  const unit = usePlaces().unitOf.get(recovery.unit);
  const [person] = useCollection("people", ({ id }) => id === recovery.officer);
  return (
    <Card>
      <h3>{unit === undefined ? <bdi dir="ltr">{recovery.unit}</bdi> : format.pick(unit.name)}</h3>
      <Facts
        facts={[
          {
            label: t.code,
            value: (
              <bdi dir="ltr" className={styles.code}>
                {recovery.code}
              </bdi>
            ),
          },
          {
            label: t.officer,
            value: person === undefined ? <bdi dir="auto">{recovery.officer}</bdi> : format.pick(person.name),
          },
          { label: t.tablet, value: <bdi dir="ltr">{recovery.author.slice(0, 12)}</bdi> },
          { label: t.askedAt, value: format.moment(recovery.requestedAt) },
        ]}
      />
      <div className={styles.actions}>
        <Button kind="primary" icon="key" busy={busy} onClick={() => onAnswer("release")}>
          {t.release}
        </Button>
        <Button kind="quiet" busy={busy} onClick={() => onAnswer("refuse")}>
          {t.refuse}
        </Button>
      </div>
    </Card>
  );
}
