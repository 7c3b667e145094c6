import type { ReactNode } from "react";
import type { Field, RepeatField } from "../../../shared/catalogue/schema.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { CheckGroup, ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import type { FieldFinding } from "../../ui/Field.tsx";
import { FigureInput } from "../../ui/FigureInput.tsx";
import { JalaliDateInput } from "../../ui/JalaliDateInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea, TextInput } from "../../ui/TextInput.tsx";
import { TimeInput } from "../../ui/TimeInput.tsx";
import { findGeopoint, geopointText } from "../../evidence/geopoint.ts";
import { PositionField } from "../../evidence/PositionField.tsx";
import { DateTimeInput } from "./DateTimeInput.tsx";
import type { Answer } from "./form-state.ts";
import styles from "./ReportForm.module.css";

interface QuestionInputProps {
  field: Field | RepeatField;
  label: ReactNode;
  hint?: ReactNode;
  answer: Answer | undefined;
  /** Text of it that could not be read. */
  typed: string | undefined;
  findings: readonly FieldFinding[];
  onAnswer: (answer: Answer, typed?: string) => void;
  /** Present local time, "HH:mm". */
  now: () => string;
  /** Short fields beside each other (figures of two contests, rows of a list). */
  narrow?: boolean;
}

/** More choices than this are a list to open, not cards. */
const mostCards = 8;

/** One question as its type asks for it. Notes, calculations, photos and lists of rows are drawn elsewhere. */
export function QuestionInput({
  field,
  label,
  hint,
  answer,
  typed,
  findings,
  onAnswer,
  now,
  narrow = false,
}: QuestionInputProps) {
  const format = useFormat();
  const common = { label, hint, findings, required: field.required === true };
  const choices = (field.choices ?? []).map((choice) => ({ value: choice.name, label: format.pick(choice.label) }));
  const text = typeof answer === "string" ? answer : "";
  switch (field.type) {
    case "integer":
    case "decimal":
      return (
        <FigureInput
          {...common}
          decimals={field.type === "decimal"}
          value={typeof answer === "number" ? answer : null}
          initialTyped={typed}
          onChange={onAnswer}
        />
      );
    case "text":
      return narrow ? (
        <TextInput {...common} value={text} maxLength={4000} onChange={onAnswer} />
      ) : (
        <TextArea {...common} className={styles.text} rows={1} value={text} maxLength={10_000} onChange={onAnswer} />
      );
    case "select_one":
      return narrow || choices.length > mostCards ? (
        <Select {...common} value={text} options={choices} onChange={(chosen) => onAnswer(chosen || null)} />
      ) : (
        <ChoiceGroup {...common} inline value={text} choices={choices} onChange={onAnswer} />
      );
    case "select_multiple":
      return (
        <CheckGroup
          {...common}
          inline
          value={Array.isArray(answer) ? answer : []}
          choices={choices}
          onChange={onAnswer}
        />
      );
    case "time":
      return <TimeInput {...common} value={text === "" ? null : text} now={now} onChange={onAnswer} />;
    case "date":
      return <JalaliDateInput {...common} value={text === "" ? null : text} onChange={onAnswer} />;
    case "dateTime":
      return <DateTimeInput {...common} value={text === "" ? null : text} now={now} onChange={onAnswer} />;
    case "geopoint":
      return (
        <PositionField
          {...common}
          position={findGeopoint(answer)}
          onChange={(position) => onAnswer(position && geopointText(position))}
        />
      );
    case "image":
    case "note":
    case "calculate":
    case "repeat":
      return null;
  }
}
