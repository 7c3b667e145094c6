import { type ReactNode, useId, useState } from "react";
import { toAsciiDigits } from "../../shared/lib/digits.ts";
import { localizeDigits } from "../i18n/figures.ts";
import { useLocale } from "../i18n/locale.ts";
import { useMessages } from "../i18n/messages.ts";
import { classNames } from "./class-names.ts";
import { Icon } from "./Icon.tsx";
import styles from "./PinPad.module.css";
import { uiMessages } from "./ui-messages.ts";

interface PinPadProps {
  label: ReactNode;
  /** Number of digits; the last one submits. */
  length: number;
  /** Up to so many digits: submitted by a key of its own, from `length` on. */
  maxLength?: number;
  /** Gets ASCII digits. The pad empties itself afterwards. */
  onSubmit: (pin: string) => void;
  busy?: boolean;
  error?: string | undefined;
  hint?: ReactNode;
}

/** Keys for gloved fingers. A keyboard works too, in any digits. The order of keys is that of a telephone in every language. */
export function PinPad({ label, length, maxLength = length, onSubmit, busy = false, error, hint }: PinPadProps) {
  const messages = useMessages(uiMessages);
  const locale = useLocale();
  const id = useId();
  const [pin, setPin] = useState("");

  const submit = (digits: string) => {
    if (busy || digits.length < length) return;
    setPin("");
    onSubmit(digits);
  };
  const enter = (typed: string) => {
    if (busy) return;
    const digits = toAsciiDigits(typed).replace(/\D/g, "").slice(0, maxLength);
    if (maxLength === length && digits.length === length) submit(digits);
    else setPin(digits);
  };

  return (
    <div className={styles.pad} role="group" aria-labelledby={`${id}-label`}>
      <label id={`${id}-label`} htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint && <div className={styles.hint}>{hint}</div>}
      <div className={classNames(styles.dots, error !== undefined && styles.wrong)}>
        <input
          id={id}
          className={styles.input}
          type="password"
          inputMode="none"
          autoComplete="off"
          autoFocus
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-state`}
          value={pin}
          onChange={(event) => enter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") submit(pin);
          }}
        />
        {Array.from({ length: Math.max(length, pin.length) }, (_, index) => (
          <span
            key={index}
            aria-hidden="true"
            className={classNames(styles.dot, index < pin.length && styles.filled)}
          />
        ))}
      </div>
      <div id={`${id}-state`} className={styles.state} aria-live="polite">
        {error ? (
          <span className={styles.error}>
            <Icon name="alert" size={1.25} />
            {error}
          </span>
        ) : (
          <span className="visually-hidden">{messages.pinDigits(pin.length)}</span>
        )}
      </div>
      {/* The field keeps the focus, so that the keyboard goes on working after a touch. */}
      <div className={styles.keys} dir="ltr" onPointerDown={(event) => event.preventDefault()}>
        {["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"].map((digit) => (
          <button
            key={digit}
            type="button"
            className={classNames(styles.key, digit === "0" && styles.zero)}
            disabled={busy}
            onClick={() => enter(pin + digit)}
          >
            {localizeDigits(locale, digit)}
          </button>
        ))}
        <button
          type="button"
          className={classNames(styles.key, styles.erase)}
          aria-label={messages.pinErase}
          disabled={busy || pin === ""}
          onClick={() => setPin(pin.slice(0, -1))}
        >
          <Icon name="backspace" size={1.75} />
        </button>
        {maxLength > length && (
          <button
            type="button"
            className={classNames(styles.key, styles.confirm)}
            aria-label={messages.pinConfirm}
            disabled={busy || pin.length < length}
            onClick={() => submit(pin)}
          >
            <Icon name="check" size={1.75} />
          </button>
        )}
      </div>
    </div>
  );
}
