import { useMessages } from "../i18n/messages.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { evidenceMessages } from "./evidence-messages.ts";
import type { MediaProblem } from "./open-media.ts";

interface ItemMediaProblemProps {
  problem: MediaProblem;
  onAgain: () => void;
  onOther: () => void;
}

/** Why there is no camera or microphone, and the ways on. */
export function ItemMediaProblem({ problem, onAgain, onOther }: ItemMediaProblemProps) {
  const t = useMessages(evidenceMessages).problems;
  return (
    <Banner
      tone="warning"
      live="alert"
      title={t[problem].title}
      actions={
        <>
          <Button icon="import" onClick={onOther}>
            {t.other}
          </Button>
          <Button icon="refresh" onClick={onAgain}>
            {t.again}
          </Button>
        </>
      }
    >
      {t[problem].advice}
    </Banner>
  );
}
