import { useMessages } from "../i18n/messages.ts";
import { classNames } from "./class-names.ts";
import { Field, type FieldProps } from "./Field.tsx";
import { Icon } from "./Icon.tsx";
import styles from "./inputs.module.css";
import { uiMessages } from "./ui-messages.ts";

export interface Option {
  value: string;
  label: string;
}

interface SelectProps extends FieldProps {
  /** The empty string: nothing chosen yet. */
  value: string;
  onChange: (value: string) => void;
  options: readonly Option[];
  /** Words of the empty choice; "choose" unless told. `null`: there is no empty choice. */
  empty?: string | null;
  disabled?: boolean;
}

export function Select({
  label,
  hint,
  error,
  findings,
  required,
  labelHidden,
  className,
  value,
  onChange,
  options,
  empty,
  disabled,
}: SelectProps) {
  const messages = useMessages(uiMessages);
  return (
    <Field {...{ label, hint, error, findings, required, labelHidden, className }}>
      {(control) => (
        <span className={styles.selectFrame}>
          <select
            {...control}
            className={classNames(styles.input, styles.select)}
            value={value}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
          >
            {empty !== null && <option value="">{empty ?? messages.choose}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" />
        </span>
      )}
    </Field>
  );
}
