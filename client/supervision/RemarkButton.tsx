import { useState } from "react";
import type { EntryMention } from "../../shared/events/mention.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { mayRecord } from "../../shared/policy/may-record.ts";
import { useMessages } from "../i18n/messages.ts";
import { useSession } from "../session/session-store.ts";
import { Button } from "../ui/Button.tsx";
import { RemarkDialog } from "./RemarkDialog.tsx";
import { supervisionMessages } from "./supervision-messages.ts";

interface RemarkButtonProps {
  unit: string;
  subject: string;
  about: EntryMention | null;
}

/** Nothing for a role that remarks on nothing. */
export function RemarkButton({ unit, subject, about }: RemarkButtonProps) {
  const t = useMessages(supervisionMessages);
  const role = useSession((session) => session.device?.role ?? "");
  const [open, setOpen] = useState(false);
  if (!mayRecord(role, "remark.added")) return null;
  const mentioned = about && { author: about.author, seq: about.seq, payloadHash: about.payloadHash };
  return (
    <>
      <Button icon="edit" onClick={() => setOpen(true)}>
        {t.addRemark}
      </Button>
      {open && (
        <RemarkDialog unit={unit as UnitId} subject={subject} about={mentioned} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
