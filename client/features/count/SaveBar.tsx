import { useMessages } from "../../i18n/messages.ts";
import { DraftStateLine } from "../../tablet/DraftStateLine.tsx";
import type { SaveFailure } from "../../tablet/save-failure.ts";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import type { KeptDraft } from "../../tablet/use-draft.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { BottomBar } from "../../ui/Page.tsx";
import styles from "./Count.module.css";

interface SaveBarProps {
  label: string;
  busy: boolean;
  failure: SaveFailure | null;
  draft: KeptDraft;
}

export function SaveBar({ label, busy, failure, draft }: SaveBarProps) {
  const failures = useMessages(tabletMessages).failure;
  return (
    <BottomBar>
      {failure && (
        <div className={styles.failure}>
          <Banner tone="danger" live="alert" title={failures.title}>
            {failures[failure]}
          </Banner>
        </div>
      )}
      <Button type="submit" kind="primary" icon="check" busy={busy} data-last>
        {label}
      </Button>
      <DraftStateLine state={draft.state} />
    </BottomBar>
  );
}
