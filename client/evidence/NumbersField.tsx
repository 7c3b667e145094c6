import type { SeenNumber } from "../../shared/events/violation.ts";
import { useMessages } from "../i18n/messages.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { evidenceMessages } from "./evidence-messages.ts";
import styles from "./items.module.css";

const maxNumbers = 50;
const lengths = { value: 100, note: 1000 };
const kinds = ["seal", "serial", "other"] as const satisfies readonly SeenNumber["kind"][];
const none: SeenNumber = { kind: "seal", value: "", note: "" };

interface NumbersFieldProps {
  numbers: readonly SeenNumber[];
  onChange: (numbers: SeenNumber[]) => void;
  /** Lines without a number are to be pointed out. */
  isChecked: boolean;
}

/** Numbers of seals and the like, just as they read: letters, dashes and leading noughts stay. */
export function NumbersField({ numbers, onChange, isChecked }: NumbersFieldProps) {
  const t = useMessages(evidenceMessages).numbers;
  const change = (index: number, part: Partial<SeenNumber>) =>
    onChange(numbers.map((number, at) => (at === index ? { ...number, ...part } : number)));
  return (
    <Field label={t.label} hint={t.hint} required={false} group>
      {() => (
        <div className={styles.rows}>
          {Array.from(numbers.entries(), ([index, { kind, value, note }]) => (
            // Rows have no name of their own, and are never put in another order.
            <div key={index} className={styles.number}>
              <Select
                label={t.kind}
                empty={null}
                value={kind}
                onChange={(next) => change(index, { kind: next as SeenNumber["kind"] })}
                options={kinds.map((each) => ({ value: each, label: t.kinds[each] }))}
              />
              <TextInput
                label={t.value}
                dir="ltr"
                maxLength={lengths.value}
                value={value}
                error={isChecked && value.trim() === "" ? t.missing : undefined}
                onChange={(text) => change(index, { value: text })}
              />
              <TextInput
                label={t.note}
                required={false}
                maxLength={lengths.note}
                value={note}
                onChange={(text) => change(index, { note: text })}
              />
              <IconButton
                icon="trash"
                label={t.remove(index + 1)}
                onClick={() => onChange(numbers.filter((_, at) => at !== index))}
              />
            </div>
          ))}
          {numbers.length < maxNumbers && (
            <Button icon="plus" onClick={() => onChange([...numbers, none])}>
              {t.add}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
