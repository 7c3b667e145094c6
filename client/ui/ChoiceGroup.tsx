import { type ReactNode, useId } from "react";
import styles from "./ChoiceGroup.module.css";
import { classNames } from "./class-names.ts";
import { Field, type FieldProps } from "./Field.tsx";

export interface Choice {
  value: string;
  label: ReactNode;
  description?: ReactNode;
}

interface ChoiceLayout {
  choices: readonly Choice[];
  /** Beside each other while they fit (short labels), else one below the other. */
  inline?: boolean;
  disabled?: boolean;
}

interface ChoiceGroupProps extends FieldProps, ChoiceLayout {
  /** The empty string: nothing chosen yet. */
  value: string;
  onChange: (value: string) => void;
}

/** One of a few: cards as large as a thumb. */
export function ChoiceGroup({ value, onChange, choices, inline, disabled, ...field }: ChoiceGroupProps) {
  const name = useId();
  return (
    <Field {...field} group>
      {(control) => (
        <div className={classNames(styles.choices, inline && styles.inline)}>
          {choices.map((choice) => (
            <label key={choice.value} className={styles.choice}>
              <input
                type="radio"
                name={name}
                value={choice.value}
                checked={choice.value === value}
                disabled={disabled}
                aria-invalid={control["aria-invalid"]}
                onChange={() => onChange(choice.value)}
              />
              <ChoiceText {...choice} />
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

interface CheckGroupProps extends FieldProps, ChoiceLayout {
  value: readonly string[];
  /** The chosen values in the order of `choices`. */
  onChange: (value: string[]) => void;
}

/** Any number of a few. */
export function CheckGroup({ value, onChange, choices, inline, disabled, ...field }: CheckGroupProps) {
  return (
    <Field {...field} group>
      {() => (
        <div className={classNames(styles.choices, inline && styles.inline)}>
          {choices.map((choice) => (
            <label key={choice.value} className={styles.choice}>
              <input
                type="checkbox"
                value={choice.value}
                checked={value.includes(choice.value)}
                disabled={disabled}
                onChange={(event) =>
                  onChange(
                    choices
                      .map((each) => each.value)
                      .filter((each) => (each === choice.value ? event.target.checked : value.includes(each))),
                  )
                }
              />
              <ChoiceText {...choice} />
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

function ChoiceText({ label, description }: Pick<Choice, "label" | "description">) {
  return (
    <span className={styles.text}>
      <span>{label}</span>
      {description && <span className={styles.description}>{description}</span>}
    </span>
  );
}
