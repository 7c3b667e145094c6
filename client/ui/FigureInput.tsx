import { type ReactNode, useEffect, useState } from "react";
import { type FigureOptions, parseFigure } from "../../shared/lib/digits.ts";
import { formatFigure } from "../i18n/figures.ts";
import { type Locale, useLocale } from "../i18n/locale.ts";
import { useMessages } from "../i18n/messages.ts";
import { Field, type FieldProps } from "./Field.tsx";
import styles from "./inputs.module.css";
import { uiMessages } from "./ui-messages.ts";

interface FigureInputProps extends FieldProps, FigureOptions {
  value: number | null;
  /** `typed` is the text itself, to be kept where it is no figure (then the value is null). */
  onChange: (value: number | null, typed: string) => void;
  onBlur?: () => void;
  /** Text of a restored draft that was no figure when it was left. */
  initialTyped?: string | undefined;
  /** What is counted, after the field: «برگ», «نفر». */
  unit?: ReactNode;
  disabled?: boolean;
  autoFocus?: boolean;
}

function shown(locale: Locale, value: number | null): string {
  return value === null ? "" : formatFigure(locale, value);
}

/** A figure in ۰-۹, ٠-٩ or 0-9, mixed; grouped in the language's own digits once the field is left. */
export function FigureInput({
  value,
  onChange,
  onBlur,
  initialTyped,
  unit,
  decimals = false,
  negative = false,
  disabled,
  autoFocus,
  error,
  ...field
}: FigureInputProps) {
  const messages = useMessages(uiMessages);
  const locale = useLocale();
  const [typed, setTyped] = useState(() => (value === null ? (initialTyped ?? "") : shown(locale, value)));
  const [left, setLeft] = useState(true);
  const figure = parseFigure(typed, { decimals, negative });
  const unreadable = left && figure.kind === "error" ? messages.unreadable[figure.error] : undefined;

  useEffect(() => {
    // While the field is left its text follows the value; text that is no figure (value null) stays for its author to mend.
    if (left && value !== null) setTyped(shown(locale, value));
  }, [value, locale, left]);

  return (
    <Field {...field} error={error ?? unreadable}>
      {(control) => (
        <span className={styles.row}>
          <input
            {...control}
            type="text"
            inputMode={decimals ? "decimal" : "numeric"}
            autoComplete="off"
            autoFocus={autoFocus}
            dir="ltr"
            className={`${styles.input} ${styles.figure}`}
            value={typed}
            disabled={disabled}
            onFocus={(event) => {
              setLeft(false);
              event.target.select();
            }}
            onBlur={() => {
              setLeft(true);
              onBlur?.();
            }}
            onChange={(event) => {
              const text = event.target.value;
              const next = parseFigure(text, { decimals, negative });
              setTyped(text);
              onChange(next.kind === "value" ? next.value : null, text);
            }}
          />
          {unit && <span className={styles.unit}>{unit}</span>}
        </span>
      )}
    </Field>
  );
}
