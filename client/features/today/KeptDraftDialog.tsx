import { useState } from "react";
import { useLocation } from "wouter";
import { deviceClock } from "../../clock/device-clock.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { draftAccepted } from "../../tablet/accept-draft.ts";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { useOpenBoots } from "../../tablet/use-open-boots.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { todayMessages } from "./today-messages.ts";
import { useDrafts } from "./use-drafts.ts";

/** Once a run of the page: a later look at Today does not ask again. */
let asked = false;

/** On return: names what was left unfinished when the page was closed or died, with its time and age. */
export function KeptDraftDialog({ branch }: { branch: OwnBranch }) {
  const t = useMessages(todayMessages);
  const { draft } = useMessages(tabletMessages);
  const format = useFormat();
  const nowMs = useNow();
  const [, navigate] = useLocation();
  const [closed, setClosed] = useState(asked);
  const all = useDrafts(branch) ?? [];
  const open = useOpenBoots(all.map(({ boot }) => boot));
  // What is being written in another tab at this moment was not left.
  const drafts = all.filter(({ boot }) => boot !== deviceClock.boot() && open?.has(boot) === false);
  const newest = drafts[0];
  if (closed || newest === undefined) return null;
  const close = () => {
    asked = true;
    setClosed(true);
  };
  return (
    <Dialog
      title={t.keptTitle}
      onClose={close}
      actions={
        <>
          <Button
            kind="primary"
            onClick={() => {
              close();
              navigate(newest.href, { state: draftAccepted });
            }}
          >
            {drafts.length === 1 ? draft.continue : t.continueNewest}
          </Button>
          <Button onClick={close}>{t.later}</Button>
        </>
      }
    >
      {drafts.length > 1 && <p>{t.kept(drafts.length)}</p>}
      <ul>
        {drafts.map(({ row, name }) => (
          <li key={row.id}>{draft.found(name, format.moment(row.savedAt), format.age(row.savedAt, nowMs))}</li>
        ))}
      </ul>
    </Dialog>
  );
}
