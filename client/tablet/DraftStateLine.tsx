import { useMessages } from "../i18n/messages.ts";
import { Icon } from "../ui/Icon.tsx";
import styles from "./DraftStateLine.module.css";
import { tabletMessages } from "./tablet-messages.ts";
import type { KeptDraft } from "./use-draft.ts";

/** Says beside the save button that nothing typed is lost; read aloud only when it is. */
export function DraftStateLine({ state }: { state: KeptDraft["state"] }) {
  const t = useMessages(tabletMessages).draft;
  return (
    <p className={styles.line} role={state === "failed" ? "alert" : undefined}>
      {state !== "none" && (
        <>
          <Icon name={state === "failed" ? "alert" : state === "saved" ? "check" : "hourglass"} size={1.25} />
          {t[state]}
        </>
      )}
    </p>
  );
}
