import { useMessages } from "../i18n/messages.ts";
import type { KeptDraft } from "../tablet/use-draft.ts";
import { Banner } from "../ui/Banner.tsx";
import { keptMessages } from "./kept-messages.ts";
import styles from "./kept.module.css";

/** Says that nothing typed is lost, and loudly where that is not so. */
export function KeptLine({ state }: { state: KeptDraft["state"] }) {
  const t = useMessages(keptMessages);
  if (state === "none") return null;
  if (state === "failed") {
    return (
      <Banner tone="danger" live="alert">
        {t.keepFailed}
      </Banner>
    );
  }
  return <p className={styles.quiet}>{state === "saved" ? t.kept : t.saving}</p>;
}
