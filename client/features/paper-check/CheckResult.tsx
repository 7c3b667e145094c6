import { useEffect, useState } from "react";
import { hashPaper, type Paper } from "../../../shared/papers/paper.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { sha256 } from "../../keys/web-crypto.ts";
import { buildPaper } from "../../papers/build-paper.ts";
import { markPaper } from "../../papers/mark-paper.ts";
import { usePaperContext } from "../../papers/paper-context.ts";
import { PaperSheet, type PaperMark } from "../../papers/PaperSheet.tsx";
import { papersMessages } from "../../papers/papers-messages.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Banner, type Tone } from "../../ui/Banner.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import type { IconName } from "../../ui/icon-paths.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Section } from "../../ui/Page.tsx";
import type { CheckedPaper } from "./check-paper.ts";
import styles from "./PaperCheck.module.css";
import { paperCheckMessages } from "./paper-check-messages.ts";

const looks: Record<CheckedPaper["answer"]["answer"], { tone: Tone; icon: IconName }> = {
  same: { tone: "success", icon: "seal" },
  altered: { tone: "danger", icon: "alert" },
  unknown: { tone: "warning", icon: "search" },
};

/** The answer with what it means and what it does not, and the paper's text as the log has it. */
export function CheckResult({ checked }: { checked: CheckedPaper }) {
  const t = useMessages(paperCheckMessages);
  const { answer, server, printed, isRevised } = checked;
  const words = t.answers[answer.answer];
  return (
    <Section title={t.result}>
      <Banner {...looks[answer.answer]} title={words.title} live="status">
        <p>{words.means}</p>
        {answer.answer === "altered" &&
          answer.differences.map((difference) => <p key={difference}>{t.differences[difference]}</p>)}
        <p>{words.not}</p>
        <p>{t.server[server]}</p>
      </Banner>
      {isRevised && <Banner tone="warning">{t.revised}</Banner>}
      {printed !== null && <Printed checked={checked} printed={printed} />}
    </Section>
  );
}

interface PrintedProps {
  checked: CheckedPaper;
  printed: NonNullable<CheckedPaper["printed"]>;
}

function Printed({ checked, printed: { row, event } }: PrintedProps) {
  const t = useMessages(paperCheckMessages);
  const { titles } = useMessages(papersMessages);
  const format = useFormat();
  const nameOf = useOfficerNames();
  return (
    <>
      <Card>
        <Facts
          facts={[
            { label: t.facts.kind, value: titles[event.kind] },
            { label: t.facts.number, value: <bdi dir="ltr">{format.digits(event.number)}</bdi> },
            { label: t.facts.printedBy, value: <bdi>{nameOf(row.officer)}</bdi> },
            { label: t.facts.printedAt, value: format.moment(row.claimedAt) },
            {
              label: t.facts.place,
              value: row.position === undefined ? t.facts.unplaced : t.facts.position(row.position),
            },
          ]}
        />
      </Card>
      {checked.repeats === null ? (
        <Banner tone="warning">{t.text.missing}</Banner>
      ) : (
        <Remade printed={{ row, event }} repeats={checked.repeats} />
      )}
    </>
  );
}

/** The paper once more from the same entries, to be compared by eye. */
function Remade({
  printed,
  repeats,
}: Pick<PrintedProps, "printed"> & { repeats: NonNullable<CheckedPaper["repeats"]> }) {
  const t = useMessages(paperCheckMessages).text;
  const { row, event } = printed;
  const context = usePaperContext(event.locale);
  const [found, setFound] = useState<{ paper: Paper | null; isExact: boolean; mark: PaperMark }>();
  useEffect(() => {
    if (context === undefined) return;
    let isCurrent = true;
    const { kind, office, addressee, number, textHash } = event;
    const { officer, claimedAt: at } = row;
    const { subject } = row;
    const paper = buildPaper({ kind, subject, office, addressee, number, officer, at, entries: repeats }, context);
    const remake = async () => {
      const isExact = paper !== null && (await hashPaper(paper, sha256)) === textHash;
      const mark = await markPaper(row, event);
      if (isCurrent) setFound({ paper, isExact, mark });
    };
    remake().catch(reportError);
    return () => {
      isCurrent = false;
    };
  }, [context, row, event, repeats]);
  if (found === undefined || context === undefined) return <LoadingState lines={8} />;
  if (found.paper === null) return <Banner tone="warning">{t.missing}</Banner>;
  return (
    <>
      <h3 className={styles.heading}>{t.title}</h3>
      <Banner tone={found.isExact ? "success" : "info"}>{found.isExact ? t.exact : t.inexact}</Banner>
      <div className={styles.sheet} role="region" aria-label={t.title} tabIndex={0}>
        <PaperSheet paper={found.paper} locale={event.locale} words={context.t} mark={found.mark} />
      </div>
    </>
  );
}
