import { ReadFailure } from "../../desk/ReadFailure.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { ProblemError } from "../../sync/http.ts";
import { devicesMessages } from "./devices-messages.ts";

export function DeviceReadFailure({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const t = useMessages(devicesMessages);
  const isRefused = failure instanceof ProblemError && failure.status === 403;
  return (
    <ReadFailure title={t.failedTitle} retry={t.retry} onRetry={onRetry}>
      {isRefused ? t.refused : t.failed}
    </ReadFailure>
  );
}
