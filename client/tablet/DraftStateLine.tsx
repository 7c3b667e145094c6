import { useState } from "react";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Icon } from "../ui/Icon.tsx";
import styles from "./DraftStateLine.module.css";
import { useLastSaved } from "./last-saved.ts";
import { tabletMessages } from "./tablet-messages.ts";
import type { KeptDraft } from "./use-draft.ts";

/** Says beside the save button that nothing typed is lost, and then that it is saved; read aloud only when it failed. */
export function DraftStateLine({ state }: { state: KeptDraft["state"] }) {
  const t = useMessages(tabletMessages);
  const format = useFormat();
  const saved = useLastSaved((last) => last.saved);
  const [savedBefore] = useState(saved);
  if (saved !== null && saved !== savedBefore) {
    return (
      <p className={styles.line}>
        <Icon name="checkCircle" size={1.25} />
        <strong>{t.saved(saved.nameIn(format))}</strong>
      </p>
    );
  }
  return (
    <p className={styles.line} role={state === "failed" ? "alert" : undefined}>
      {state !== "none" && (
        <>
          <Icon name={state === "failed" ? "alert" : state === "saved" ? "check" : "hourglass"} size={1.25} />
          {t.draft[state]}
        </>
      )}
    </p>
  );
}
