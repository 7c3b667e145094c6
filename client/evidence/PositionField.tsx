import { useState } from "react";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import { Button } from "../ui/Button.tsx";
import { Field, type FieldProps } from "../ui/Field.tsx";
import { NoPositionError, readPosition, type TabletPosition } from "./read-position.ts";
import styles from "./photos.module.css";

interface PositionFieldProps extends FieldProps {
  /** `accuracyMeters`: null where it was not kept. */
  position: (Omit<TabletPosition, "accuracyMeters"> & { accuracyMeters: number | null }) | null;
  onChange: (position: TabletPosition | null) => void;
}

/** Where the tablet stands, asked only when the officer presses. */
export function PositionField({ position, onChange, ...field }: PositionFieldProps) {
  const t = useMessages(tabletMessages).position;
  const format = useFormat();
  const [finding, setFinding] = useState(false);
  const [failure, setFailure] = useState<NoPositionError["reason"]>();

  const find = async () => {
    setFinding(true);
    setFailure(undefined);
    try {
      onChange(await readPosition());
    } catch (error) {
      setFailure(error instanceof NoPositionError ? error.reason : "unavailable");
    }
    setFinding(false);
  };

  return (
    <Field {...field} group>
      {() => (
        <div className={styles.field}>
          <p className={styles.status} role="status">
            {finding ? t.finding : failure ? t[failure] : ""}
          </p>
          {position !== null && (
            <p>
              <bdi dir="ltr">{format.digits(`${position.latitude}, ${position.longitude}`)}</bdi>
              {position.accuracyMeters !== null && ` · ${t.found(position.accuracyMeters)}`}
            </p>
          )}
          <div className={styles.buttons}>
            <Button icon="location" busy={finding} onClick={() => void find()}>
              {position === null ? t.give : t.again}
            </Button>
            {position !== null && (
              <Button kind="quiet" icon="close" onClick={() => onChange(null)}>
                {t.remove}
              </Button>
            )}
          </div>
        </div>
      )}
    </Field>
  );
}
