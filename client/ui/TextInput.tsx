import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { Field, type FieldProps } from "./Field.tsx";
import styles from "./inputs.module.css";

interface TextInputProps extends FieldProps {
  value: string;
  /** The text as typed: never trimmed or folded here. */
  onChange: (value: string) => void;
  onBlur?: () => void;
  type?: "text" | "password" | "tel" | "url";
  /** `auto` lets the first strong letter decide; `ltr` for codes, names of users and addresses. */
  dir?: "auto" | "ltr";
  autoComplete?: string;
  autoFocus?: boolean;
  maxLength?: number;
  inputMode?: ComponentProps<"input">["inputMode"];
  placeholder?: string;
  disabled?: boolean;
  name?: string;
}

export function TextInput({
  label,
  hint,
  error,
  findings,
  required,
  labelHidden,
  className,
  onChange,
  type = "text",
  dir = "auto",
  autoComplete = "off",
  ...input
}: TextInputProps) {
  return (
    <Field {...{ label, hint, error, findings, required, labelHidden, className }}>
      {(control) => (
        <input
          {...input}
          {...control}
          type={type}
          dir={dirOf(dir, input.value)}
          autoComplete={autoComplete}
          className={styles.input}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Without a letter "auto" means left to right: the placeholder and the caret would stand on the wrong side of the page. */
function dirOf(dir: "auto" | "ltr", value: string): "auto" | "ltr" | undefined {
  return dir === "auto" && value === "" ? undefined : dir;
}

interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  maxLength?: number;
  rows?: number;
  placeholder?: string;
  disabled?: boolean;
}

/** Grows with what is written. */
export function TextArea({
  label,
  hint,
  error,
  findings,
  required,
  labelHidden,
  className,
  onChange,
  rows = 4,
  ...input
}: TextAreaProps) {
  return (
    <Field {...{ label, hint, error, findings, required, labelHidden, className }}>
      {(control) => (
        <textarea
          {...input}
          {...control}
          dir={dirOf("auto", input.value)}
          rows={rows}
          className={classNames(styles.input, styles.area)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
