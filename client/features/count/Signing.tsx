import { useState } from "react";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { figureKey, listCountFigures } from "../../../shared/projections/count-figures.ts";
import type { CountCheck, SecondEntry } from "../../../shared/projections/count.ts";
import { PhotoList } from "../../evidence/PhotoList.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { recordEvent } from "../../session/record-event.ts";
import { tellSaved } from "../../tablet/last-saved.ts";
import { saveFailureOf } from "../../tablet/save-failure.ts";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { showToast } from "../../ui/Toast.tsx";
import styles from "./Count.module.css";
import { countMessages } from "./count-messages.ts";
import type { CountedMinutes } from "./CountPage.tsx";
import { nameFigure, nameQuestion } from "./figure-names.ts";
import { OtherOfficer } from "./OtherOfficer.tsx";
import { RefuseDialog } from "./RefuseDialog.tsx";
import { savedName } from "./use-saving.ts";

interface SigningProps {
  minutes: CountedMinutes;
  second: SecondEntry;
  officer: string;
}

/** The figures as they stand, and the word of each of the two on them. */
export function Signing({ minutes, second, officer }: SigningProps) {
  const t = useMessages(countMessages);
  const failures = useMessages(tabletMessages).failure;
  const nameOf = useOfficerNames();
  const { branch, head, check, subject } = minutes;
  const [busy, setBusy] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const both = [check.firstOfficer, second.officer];
  const wordOf = (id: string) => check.words.find((word) => word.officer === id);
  const own = wordOf(officer);
  const isTheirs = both.includes(officer) && own?.verdict !== "signed";
  const missing = both.filter((id) => wordOf(id)?.verdict !== "signed");
  const { author, seq, payloadHash } = head;
  const about = { author, seq, payloadHash };

  const sign = async () => {
    setBusy(true);
    try {
      const data = { about, verdict: "signed" as const, reason: "" };
      const unit = branch.unit.id as UnitId;
      const { author, seq } = await recordEvent({ type: "count.signed", unit, subject, data });
      await tellSaved({ nameIn: savedName((words) => words.saved.sign), author, seq });
    } catch (error) {
      reportError(error);
      showToast("danger", `${failures.title}: ${failures[saveFailureOf(error)]}`);
    }
    setBusy(false);
  };

  return (
    <>
      {check.state === "signed" ? (
        <Banner tone="success">{t.sign.done}</Banner>
      ) : (
        <Banner title={t.sign.title}>{t.sign.text}</Banner>
      )}
      <StandingFigures minutes={minutes} />
      {head.evidence.length === 0 ? (
        <p className={styles.quiet}>{t.sign.noPhoto}</p>
      ) : (
        <Section title={t.sign.photos(head.evidence.length)}>
          <PhotoList photos={head.evidence} label={t.sign.photos(head.evidence.length)} />
        </Section>
      )}
      {check.settlements.length > 0 && <Settled minutes={minutes} settlements={check.settlements} />}
      <Section title={t.sign.who}>
        <List label={t.sign.who}>
          {[...new Set([...both, ...check.words.map((word) => word.officer)])].map((id) => {
            const word = wordOf(id);
            return (
              <ListItem
                key={id}
                title={<bdi>{nameOf(id)}</bdi>}
                detail={word?.reason !== undefined && word.reason !== "" && <bdi>{word.reason}</bdi>}
                end={
                  word === undefined ? (
                    <Chip icon="hourglass" label={t.sign.waiting} />
                  ) : word.verdict === "signed" ? (
                    <Chip tone="success" icon="check" label={t.sign.signed} />
                  ) : (
                    <Chip tone="danger" icon="alert" label={t.sign.refused} />
                  )
                }
              />
            );
          })}
        </List>
        <p className={styles.quiet}>{t.sign.refusalsNote}</p>
      </Section>
      {isTheirs ? (
        <div className={styles.row}>
          <Button kind="primary" icon="check" busy={busy} onClick={() => void sign()}>
            {t.sign.sign}
          </Button>
          {own === undefined && <Button onClick={() => setRefusing(true)}>{t.sign.refuse}</Button>}
        </div>
      ) : (
        missing.length > 0 && <OtherOfficer>{t.sign.others(missing.map(nameOf).join("، "))}</OtherOfficer>
      )}
      {refusing && (
        <RefuseDialog minutes={minutes} officer={officer} about={about} onClose={() => setRefusing(false)} />
      )}
    </>
  );
}

/** Beside each other, one list for each election. */
function StandingFigures({ minutes: { head, report, branch } }: { minutes: CountedMinutes }) {
  const t = useMessages(countMessages);
  const format = useFormat();
  if (head.content === null) return null;
  const figures = listCountFigures(report, head.content);
  return (
    <Section title={t.sign.figures}>
      <div className={styles.standing}>
        {branch.catalogue.election.contests.map(({ id, name }) => (
          <Card key={id}>
            <h3>{format.pick(name)}</h3>
            <Facts
              facts={figures
                .filter(({ contest }) => contest === id)
                .map((figure) => ({
                  label: nameQuestion(figure, report, format),
                  value: figure.value === null ? t.settle.absent : format.figure(figure.value),
                }))}
            />
          </Card>
        ))}
      </div>
    </Section>
  );
}

function Settled({ minutes, settlements }: { minutes: CountedMinutes; settlements: CountCheck["settlements"] }) {
  const t = useMessages(countMessages);
  const format = useFormat();
  const say = (figure: number | string | null) =>
    figure === null ? t.settle.absent : typeof figure === "number" ? format.figure(figure) : figure;
  return (
    <Section title={t.sign.settledTitle}>
      <List label={t.sign.settledTitle}>
        {settlements.flatMap(({ differences, author, seq }) =>
          differences.map((each) => (
            <ListItem
              key={`${author} ${seq} ${figureKey(each)}`}
              title={<bdi>{nameFigure(each, minutes.report, minutes.branch.catalogue, format)}</bdi>}
              detail={
                <>
                  {t.sign.settledLine(say(each.first), say(each.second), say(each.settled))}
                  <br />
                  <bdi>{each.explanation}</bdi>
                </>
              }
            />
          )),
        )}
      </List>
    </Section>
  );
}
