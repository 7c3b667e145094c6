import type { ReactNode } from "react";
import type { Field as Question } from "../../../shared/catalogue/schema.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Field, type FieldFinding } from "../../ui/Field.tsx";
import type { FormActions } from "./use-form-actions.ts";
import type { FormRow } from "./form-state.ts";
import { QuestionInput } from "./QuestionInput.tsx";
import { reportMessages } from "./report-messages.ts";
import styles from "./ReportForm.module.css";

interface RepeatQuestionProps {
  field: Question;
  label: ReactNode;
  hint?: ReactNode;
  rows: readonly FormRow[];
  findings: readonly FieldFinding[];
  place: string;
  actions: FormActions;
}

const noFindings: readonly FieldFinding[] = [];

/** A list of rows, each with the same few questions: candidates and their votes, people by role. */
export function RepeatQuestion({ field, label, hint, rows, findings, place, actions }: RepeatQuestionProps) {
  const t = useMessages(reportMessages);
  const format = useFormat();
  return (
    <Field group label={label} hint={hint} required={field.required === true} findings={findings}>
      {() => (
        <div className={styles.rows}>
          {rows.length === 0 && <p className={styles.unknown}>{t.noRows}</p>}
          {rows.map((row, index) => (
            <div key={row.id} role="group" aria-label={t.row(index + 1)} className={styles.row}>
              <div className={styles.rowFields}>
                {(field.fields ?? []).map((sub) => (
                  <QuestionInput
                    key={sub.name}
                    field={sub}
                    label={format.pick(sub.label)}
                    answer={row.answers[sub.name]}
                    typed={row.typed[sub.name]}
                    findings={noFindings}
                    onAnswer={(answer, typed) => actions.setRowAnswer(place, row.id, sub.name, answer, typed)}
                    now={actions.now}
                    narrow
                  />
                ))}
              </div>
              <IconButton
                icon="trash"
                label={t.removeRow(index + 1)}
                onClick={() => actions.removeRow(place, row.id)}
              />
            </div>
          ))}
          <Button icon="plus" onClick={() => actions.addRow(place)}>
            {t.addRow}
          </Button>
        </div>
      )}
    </Field>
  );
}
