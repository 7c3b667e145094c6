import { useState } from "react";
import type { UnitId } from "../../../shared/journal/ids.ts";
import type { NotedFinding } from "../../../shared/events/event.ts";
import type { Values } from "../../../shared/events/values.ts";
import { figureKey, withFigures, type CountDifference } from "../../../shared/projections/count-figures.ts";
import type { SecondEntry } from "../../../shared/projections/count.ts";
import type { ContestId } from "../../../shared/catalogue/schema.ts";
import { heldHere } from "../../evidence/held-here.ts";
import { PhotoList } from "../../evidence/PhotoList.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { recordEvent } from "../../session/record-event.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Banner } from "../../ui/Banner.tsx";
import { BrokenRules } from "./BrokenRules.tsx";
import styles from "./Count.module.css";
import { countMessages } from "./count-messages.ts";
import type { CountedMinutes } from "./CountPage.tsx";
import { Difference } from "./Difference.tsx";
import { KeptCountForm, useCountDraft, type CountDraft } from "./KeptCountForm.tsx";
import { OtherOfficer } from "./OtherOfficer.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { checkSettled } from "./settle-checks.ts";
import {
  explainBroken,
  findingAt,
  freshSettlement,
  isRecorded,
  isWhole,
  readSettlement,
  type SettleForm,
} from "./settle-form.ts";
import { useSaving } from "./use-saving.ts";

interface SettlementProps {
  minutes: CountedMinutes;
  second: SecondEntry;
  officer: string;
}

/** What differs, figure by figure, with both entries beside each other: settled by the two in front of both. */
export function Settlement({ minutes, second, officer }: SettlementProps) {
  const t = useMessages(countMessages);
  const nameOf = useOfficerNames();
  const { firstOfficer } = minutes.check;
  if (officer !== firstOfficer && officer !== second.officer) {
    return <OtherOfficer>{t.settle.others(nameOf(firstOfficer), nameOf(second.officer))}</OtherOfficer>;
  }
  return (
    <KeptCountForm<SettleForm>
      minutes={minutes}
      step="settle"
      officer={officer}
      name={t.saved.settle}
      fresh={() => freshSettlement(minutes.check)}
    >
      {(initial, restored, draft) => (
        <SettleFields minutes={minutes} second={second} initial={initial} restored={restored} draft={draft} />
      )}
    </KeptCountForm>
  );
}

interface SettleFieldsProps {
  minutes: CountedMinutes;
  second: SecondEntry;
  initial: SettleForm;
  restored: boolean;
  draft: CountDraft;
}

function SettleFields({ minutes, second, initial, restored, draft: own }: SettleFieldsProps) {
  const t = useMessages(countMessages);
  const { head, check, report } = minutes;
  const { open } = check;
  const [form, setForm] = useState(initial);
  const [asked, setAsked] = useState(false);
  const [bareAsked, setBareAsked] = useState(false);
  const draft = useCountDraft(own, form, restored || form !== initial);
  const { busy, failure, save } = useSaving(draft, (words) => words.saved.settle);
  const whole = open.every((difference) => isWhole(difference, findingAt(form, difference)));
  const settled = whole ? readSettlement(open, form) : undefined;
  const content = head.content as { values: Values; contests: Partial<Record<ContestId, Values>> } | null;
  const answers = settled && content && withFigures(report, content, settled.changed);
  const broken = answers ? checkSettled(minutes, answers) : [];
  const explained = explainBroken(broken, head.explanations, form);

  const submit = () => {
    if (settled === undefined || !answers) return setAsked(true);
    if (!explained.isWhole && !bareAsked) return setBareAsked(true);
    const { findings } = explained;
    return void save(() => recordSettlement(minutes, second, { ...settled, answers, findings, draft: own.id, t }));
  };
  return (
    <form
      autoComplete="off"
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Banner tone="warning" icon="users" title={t.settle.title(open.length)}>
        {t.settle.text}
      </Banner>
      {head.evidence.length > 0 && <PhotoList photos={head.evidence} label={t.sign.photos(head.evidence.length)} />}
      {open.map((difference: CountDifference) => (
        <Difference
          key={figureKey(difference)}
          minutes={minutes}
          second={second}
          difference={difference}
          form={form}
          onChange={setForm}
          asked={asked}
        />
      ))}
      <BrokenRules minutes={minutes} explained={explained} form={form} onChange={setForm} asked={bareAsked} />
      <SaveBar label={t.settle.save} busy={busy} failure={failure} draft={draft} />
    </form>
  );
}

interface WholeSettlement extends ReturnType<typeof readSettlement> {
  answers: { values: Values; contests: Partial<Record<ContestId, Values>> };
  findings: NotedFinding[];
  draft: string;
  t: (typeof countMessages)["fa"];
}

/**
 * First what was found together, then the correction of the figures that change; the draft stays until the last of the two, so that
 * a tablet which dies in between goes on with it. What is recorded already is not recorded twice.
 */
async function recordSettlement(
  { branch, head, subject, report, slot, check }: CountedMinutes,
  second: SecondEntry,
  { differences, changed, answers, findings, draft, t }: WholeSettlement,
) {
  const unit = branch.unit.id as UnitId;
  const mention = ({ author, seq, payloadHash }: { author: string; seq: number; payloadHash: string }) => ({
    author,
    seq,
    payloadHash,
  });
  const data = { first: mention(head), second: mention(second), differences };
  if (changed.length === 0) return recordEvent({ type: "count.settled", unit, subject, data, draft });
  if (!isRecorded(differences, check.settlements)) await recordEvent({ type: "count.settled", unit, subject, data });
  const reasons = [...new Set(differences.map(({ explanation }) => explanation))].join(" · ");
  return recordEvent({
    type: "report.corrected",
    unit,
    subject,
    data: {
      report: report.id,
      slot,
      ...answers,
      findings,
      corrects: { author: head.author, seq: head.seq },
      reason: t.settle.reason(reasons).slice(0, 4000),
    },
    evidence: await heldHere(head.evidence),
    draft,
  });
}
