import { useEffect, useState } from "react";
import { localizeDigits } from "../i18n/figures.ts";
import { useLocale } from "../i18n/locale.ts";
import { useMessages } from "../i18n/messages.ts";
import { Button } from "./Button.tsx";
import { Field, type FieldProps } from "./Field.tsx";
import styles from "./inputs.module.css";
import { parseLocalTime } from "./local-time.ts";
import { uiMessages } from "./ui-messages.ts";

interface TimeInputProps extends FieldProps {
  /** `HH:mm` in ASCII digits, or null. */
  value: string | null;
  /** `typed` is the text itself, kept where it could not be read (then the value is null). */
  onChange: (value: string | null, typed: string) => void;
  /** Gives the present local time as `HH:mm`; adds a button that fills it in. */
  now?: (() => string) | undefined;
  disabled?: boolean;
}

/** A time of day in any digits; shown in the language's own once the field is left. */
export function TimeInput({ value, onChange, now, disabled, error, ...field }: TimeInputProps) {
  const messages = useMessages(uiMessages);
  const locale = useLocale();
  const [typed, setTyped] = useState(() => localizeDigits(locale, value ?? ""));
  const [left, setLeft] = useState(true);
  const unreadable = left && typed.trim() !== "" && parseLocalTime(typed) === undefined;

  useEffect(() => {
    // A value from outside (a restored draft, the now button, another language) replaces the text; one's own typing stays.
    if (left && value !== null) setTyped(localizeDigits(locale, value));
  }, [value, locale, left]);

  return (
    <Field {...field} error={error ?? (unreadable ? messages.unreadableTime : undefined)}>
      {(control) => (
        <span className={styles.row}>
          <input
            {...control}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            dir="ltr"
            className={`${styles.input} ${styles.time}`}
            value={typed}
            disabled={disabled}
            onFocus={() => setLeft(false)}
            onBlur={() => setLeft(true)}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange(parseLocalTime(event.target.value) ?? null, event.target.value);
            }}
          />
          {now && (
            <Button
              icon="clock"
              disabled={disabled}
              onClick={() => {
                const time = now();
                setTyped(localizeDigits(locale, time));
                onChange(time, time);
              }}
            >
              {messages.now}
            </Button>
          )}
        </span>
      )}
    </Field>
  );
}
