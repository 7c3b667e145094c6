import { type ReactNode, useId } from "react";
import { useMessages } from "../i18n/messages.ts";
import { classNames } from "./class-names.ts";
import styles from "./Field.module.css";
import { Icon } from "./Icon.tsx";
import { uiMessages } from "./ui-messages.ts";

/** What a consistency rule says about a field. It never blocks saving. */
export interface FieldFinding {
  severity: "info" | "warning" | "critical";
  text: string;
}

/** What every input of the kit takes besides its own value. */
export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** The value cannot be used as it stands. */
  error?: string | undefined;
  /** The value can be used but does not fit the others. */
  findings?: readonly FieldFinding[] | undefined;
  /** Says "optional" beside the label where false. */
  required?: boolean | undefined;
  /** The label is read aloud but not shown. */
  labelHidden?: boolean | undefined;
  className?: string | undefined;
}

/** To be spread over the control itself. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

interface FieldFrameProps extends FieldProps {
  /** A group of controls (radios, parts of a date) is named by a legend instead of a label. */
  group?: boolean;
  children: (control: ControlProps) => ReactNode;
}

const FINDING_ICON = { info: "info", warning: "alert", critical: "alert" } as const;

export function Field({
  label,
  hint,
  error,
  findings = [],
  required,
  labelHidden,
  group,
  className,
  children,
}: FieldFrameProps) {
  const messages = useMessages(uiMessages);
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`, findings.length > 0 && `${id}-findings`].filter(Boolean);
  const labelContent = (
    <>
      {label}
      {required === false && <span className={styles.optional}>{messages.optional}</span>}
    </>
  );
  const labelClass = classNames(styles.label, labelHidden && "visually-hidden");
  const Frame = group ? "fieldset" : "div";
  const describedBy = notes.length > 0 ? notes.join(" ") : undefined;
  return (
    <Frame className={classNames(styles.field, className)} {...(group ? { "aria-describedby": describedBy } : {})}>
      {group ? (
        <legend className={labelClass}>{labelContent}</legend>
      ) : (
        <label className={labelClass} htmlFor={id}>
          {labelContent}
        </label>
      )}
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {children({
        id,
        "aria-describedby": describedBy,
        "aria-invalid": error ? true : undefined,
        "aria-required": required ? true : undefined,
      })}
      {error && (
        <div id={`${id}-error`} className={classNames(styles.note, styles.error)}>
          <Icon name="alert" size={1.25} />
          <span>{error}</span>
        </div>
      )}
      {findings.length > 0 && (
        <div id={`${id}-findings`} className={styles.findings} aria-live="polite">
          {findings.map((finding) => (
            <div key={finding.text} className={classNames(styles.note, styles[finding.severity])}>
              <Icon name={FINDING_ICON[finding.severity]} size={1.25} />
              <span>{finding.text}</span>
            </div>
          ))}
        </div>
      )}
    </Frame>
  );
}
