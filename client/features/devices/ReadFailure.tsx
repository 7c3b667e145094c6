import { useMessages } from "../../i18n/messages.ts";
import { ProblemError } from "../../sync/http.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { devicesMessages } from "./devices-messages.ts";

export function ReadFailure({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const t = useMessages(devicesMessages);
  const isRefused = failure instanceof ProblemError && failure.status === 403;
  return (
    <Banner
      tone="warning"
      live="status"
      title={t.failedTitle}
      actions={
        <Button icon="refresh" onClick={onRetry}>
          {t.retry}
        </Button>
      }
    >
      {isRefused ? t.refused : t.failed}
    </Banner>
  );
}
