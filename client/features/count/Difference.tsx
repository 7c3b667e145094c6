import type { Dispatch, SetStateAction } from "react";
import { figureKey, type CountDifference } from "../../../shared/projections/count-figures.ts";
import type { SecondEntry } from "../../../shared/projections/count.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Card } from "../../ui/Card.tsx";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { FigureInput } from "../../ui/FigureInput.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import styles from "./Count.module.css";
import { countMessages } from "./count-messages.ts";
import type { CountedMinutes } from "./CountPage.tsx";
import { nameFigure } from "./figure-names.ts";
import { findingAt, withFinding, type Finding, type SettleForm } from "./settle-form.ts";

interface DifferenceProps {
  minutes: CountedMinutes;
  second: SecondEntry;
  difference: CountDifference;
  form: SettleForm;
  onChange: Dispatch<SetStateAction<SettleForm>>;
  /** Somebody has tried to save: what is missing is said. */
  asked: boolean;
}

/** One figure that the two entries say differently. */
export function Difference({ minutes, second, difference, form, onChange, asked }: DifferenceProps) {
  const t = useMessages(countMessages).settle;
  const format = useFormat();
  const nameOf = useOfficerNames();
  const finding = findingAt(form, difference);
  const change = (more: Partial<Finding>) => onChange((now) => withFinding(now, difference, more));
  const say = (figure: number | null) => (figure === null ? t.absent : format.figure(figure));
  const name = nameFigure(difference, minutes.report, minutes.branch.catalogue, format);
  return (
    <Card as="section" tone="warning">
      <div className={styles.part}>
        <h2 id={figureKey(difference)}>
          <bdi>{name}</bdi>
        </h2>
        <ChoiceGroup
          label={
            <>
              {t.right}
              <span className="visually-hidden"> {name}</span>
            </>
          }
          value={finding.choice}
          onChange={(choice) => change({ choice: choice as Finding["choice"] })}
          error={asked && finding.choice === "" ? t.chooseNeeded : undefined}
          choices={[
            { value: "first", label: t.firstSays(say(difference.first), nameOf(minutes.check.firstOfficer)) },
            { value: "second", label: t.secondSays(say(difference.second), nameOf(second.officer)) },
            { value: "other", label: t.neither },
          ]}
        />
        {finding.choice === "other" && (
          <FigureInput
            label={t.other}
            value={finding.other}
            initialTyped={finding.typed}
            error={asked && finding.other === null ? t.otherNeeded : undefined}
            onChange={(other, typed) => change({ other, typed })}
          />
        )}
        <TextInput
          label={t.why}
          hint={t.whyHint}
          required
          maxLength={1000}
          error={asked && finding.why.trim() === "" ? t.whyNeeded : undefined}
          value={finding.why}
          onChange={(why) => change({ why })}
        />
      </div>
    </Card>
  );
}
