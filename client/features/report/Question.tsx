import { memo, type ReactNode } from "react";
import type { Field } from "../../../shared/catalogue/schema.ts";
import type { Json } from "../../../shared/lib/expression.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { PhotoField } from "../../evidence/PhotoField.tsx";
import type { FieldFinding } from "../../ui/Field.tsx";
import { Banner } from "../../ui/Banner.tsx";
import type { FormActions } from "./use-form-actions.ts";
import { photosAt, type FormState } from "./form-state.ts";
import { QuestionInput } from "./QuestionInput.tsx";
import { RepeatQuestion } from "./RepeatQuestion.tsx";
import { reportMessages } from "./report-messages.ts";
import styles from "./ReportForm.module.css";

interface QuestionProps {
  field: Field;
  place: string;
  /** Name of the contest where the question is asked for each. */
  contestName: string | null;
  form: FormState;
  findings: readonly FieldFinding[];
  calculated: Json | undefined;
  previous: number | undefined;
  actions: FormActions;
}

/** One question of the form, for the branch or for one contest. Drawn anew only when something of it has changed. */
export const Question = memo(
  function Question({ field, place, contestName, form, findings, calculated, previous, actions }: QuestionProps) {
    const t = useMessages(reportMessages);
    const format = useFormat();
    const name = format.pick(field.label);
    const label: ReactNode =
      contestName === null ? (
        name
      ) : (
        <>
          <span className="visually-hidden">{`${name}: `}</span>
          {contestName}
        </>
      );
    const ownHint = contestName === null && field.hint ? format.pick(field.hint) : undefined;
    const before = previous === undefined || previous === 0 ? undefined : t.previous(format.figure(previous));
    const hint = ownHint && before ? <TwoLines first={ownHint} second={before} /> : (ownHint ?? before);
    switch (field.type) {
      case "note":
        return <Banner>{name}</Banner>;
      case "calculate":
        return (
          <div className={styles.calculated}>
            <span className={styles.calculatedLabel}>{label}</span>
            <output className={calculated === undefined ? styles.unknown : styles.calculatedValue}>
              {calculated === undefined
                ? t.notYet
                : typeof calculated === "number"
                  ? format.figure(calculated)
                  : typeof calculated === "string"
                    ? calculated
                    : JSON.stringify(calculated)}
            </output>
          </div>
        );
      case "image":
        return (
          <PhotoField
            label={label}
            hint={hint}
            required={field.required === true}
            photos={photosAt(form, place)}
            onChange={(photos) => actions.setPhotos(place, photos)}
            onBeforeOpen={actions.saveDraft}
          />
        );
      case "repeat":
        return (
          <RepeatQuestion
            field={field}
            label={label}
            hint={hint}
            rows={form.rows[place] ?? []}
            findings={findings}
            place={place}
            actions={actions}
          />
        );
      default:
        return (
          <QuestionInput
            field={field}
            label={label}
            hint={hint}
            answer={form.answers[place]}
            typed={form.typed[place]}
            findings={findings}
            onAnswer={(answer, typed) => actions.setAnswer(place, answer, typed)}
            now={actions.now}
            narrow={contestName !== null}
          />
        );
    }
  },
  (before, after) =>
    before.field === after.field &&
    before.place === after.place &&
    before.contestName === after.contestName &&
    before.findings === after.findings &&
    before.calculated === after.calculated &&
    before.previous === after.previous &&
    before.actions === after.actions &&
    before.form.answers[before.place] === after.form.answers[after.place] &&
    before.form.typed[before.place] === after.form.typed[after.place] &&
    before.form.rows[before.place] === after.form.rows[after.place] &&
    (before.field.type !== "image" || before.form.evidence === after.form.evidence),
);

function TwoLines({ first, second }: { first: string; second: string }) {
  return (
    <>
      {first}
      <br />
      {second}
    </>
  );
}
