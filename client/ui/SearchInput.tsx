import { useId, useRef } from "react";
import { useMessages } from "../i18n/messages.ts";
import { IconButton } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import styles from "./inputs.module.css";
import { uiMessages } from "./ui-messages.ts";

interface SearchInputProps {
  /** Read aloud; shown as the placeholder. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  className?: string | undefined;
}

/** Filters as one types. Folding letters is the caller's work. */
export function SearchInput({ label, value, onChange, autoFocus, className }: SearchInputProps) {
  const messages = useMessages(uiMessages);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <search className={className}>
      <div className={styles.search}>
        <label className="visually-hidden" htmlFor={id}>
          {label}
        </label>
        <Icon name="search" />
        <input
          ref={input}
          id={id}
          type="search"
          // Without a letter "auto" means left to right: the placeholder and the caret would stand on the wrong side.
          dir={value === "" ? undefined : "auto"}
          autoComplete="off"
          autoFocus={autoFocus}
          enterKeyHint="search"
          placeholder={label}
          className={styles.input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        {value !== "" && (
          <IconButton
            icon="close"
            label={messages.clear}
            onClick={() => {
              onChange("");
              input.current?.focus();
            }}
          />
        )}
      </div>
    </search>
  );
}
