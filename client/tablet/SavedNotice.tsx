import { useEffect } from "react";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Banner } from "../ui/Banner.tsx";
import { SyncChip } from "../ui/StateChip.tsx";
import { markKey } from "./branch-entries.ts";
import { useLastSaved } from "./last-saved.ts";
import { useSyncStateOf } from "./sync-state.ts";
import { tabletMessages } from "./tablet-messages.ts";
import { useOwnBranch } from "./use-branch-day.ts";

/** Says what was saved and where it is, until the screen is left. */
export function SavedNotice() {
  const t = useMessages(tabletMessages);
  const format = useFormat();
  const saved = useLastSaved((state) => state.saved);
  const marks = useOwnBranch()?.marks;
  const stateOf = useSyncStateOf();
  useEffect(() => () => useLastSaved.setState({ saved: null }), []);
  if (saved === null) return null;
  const mark = marks?.get(markKey(saved.author, saved.seq));
  return (
    <Banner
      tone="success"
      live="status"
      title={t.saved(saved.nameIn(format))}
      actions={<SyncChip state={stateOf(mark)} receipt={mark?.position?.toString()} />}
    >
      {t.savedNote}
    </Banner>
  );
}
