import { useMemo, useState } from "react";
import type { EntryMention } from "../../shared/events/mention.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { mentionKey } from "../../shared/projections/supervision.ts";
import { useMessages } from "../i18n/messages.ts";
import { findDraft } from "../journal-store/drafts.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { recordEvent } from "../session/record-event.ts";
import { useSession } from "../session/session-store.ts";
import { useDraft } from "../tablet/use-draft.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/TextInput.tsx";
import { showToast } from "../ui/Toast.tsx";
import styles from "./Supervision.module.css";
import { supervisionMessages } from "./supervision-messages.ts";

interface RemarkDialogProps {
  unit: UnitId;
  /** What the entry is filed under: that of the report, or the unit's own. */
  subject: string;
  /** The filing that it is about; null: the unit as a whole. */
  about: EntryMention | null;
  onClose: () => void;
}

/** Opens with what was begun before. */
export function RemarkDialog(props: RemarkDialogProps) {
  const { unit, about } = props;
  const id = `remark:${unit}:${about === null ? "" : mentionKey(about)}`;
  const lookup = useJournalQuery(async () => ({ row: await findDraft(id) }), [id]);
  const [found, setFound] = useState<{ text: string }>();
  if (found === undefined && lookup !== undefined) {
    const content: unknown = lookup.row?.content;
    setFound({ text: isKept(content) ? content.text : "" });
  }
  return found === undefined ? null : <RemarkForm {...props} id={id} initial={found.text} />;
}

const noEvidence: readonly never[] = [];

const isKept = (content: unknown): content is { text: string } =>
  typeof content === "object" && content !== null && typeof (content as { text?: unknown }).text === "string";

function RemarkForm({
  unit,
  subject,
  about,
  onClose,
  id,
  initial,
}: RemarkDialogProps & { id: string; initial: string }) {
  const t = useMessages(supervisionMessages).remarkDialog;
  const officer = useSession((session) => session.officer ?? "");
  const [text, setText] = useState(initial);
  const [touched, setTouched] = useState(false);
  const [state, setState] = useState<"writing" | "missing" | "busy" | "failed">("writing");
  // The same object for the same text: a new one would be written anew at every rendering.
  const content = useMemo(() => ({ text }), [text]);
  const draft = useDraft({ id, kind: "remark", officer, content, evidence: noEvidence, touched });

  const save = async () => {
    if (text.trim() === "") return setState("missing");
    setState("busy");
    try {
      await draft.saveNow();
      await draft.end();
      await recordEvent({ type: "remark.added", unit, subject, data: { about, text: text.trim() }, draft: id });
    } catch (error) {
      reportError(error);
      draft.resume();
      return setState("failed");
    }
    showToast("success", t.done);
    onClose();
  };

  return (
    <Dialog
      title={t.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" icon="check" busy={state === "busy"} onClick={() => void save()}>
            {t.save}
          </Button>
          <Button onClick={onClose}>{t.later}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{t.text}</p>
        {state === "failed" && (
          <Banner tone="danger" live="alert">
            {t.failed}
          </Banner>
        )}
        <TextArea
          label={t.label}
          value={text}
          onChange={(next) => {
            setText(next);
            setTouched(true);
          }}
          error={state === "missing" && text.trim() === "" ? t.needed : undefined}
          maxLength={4000}
          required
        />
        {draft.state === "failed" ? (
          <Banner tone="danger" live="alert">
            {t.keepFailed}
          </Banner>
        ) : (
          draft.state !== "none" && <p className={styles.quiet}>{draft.state === "saved" ? t.kept : t.saving}</p>
        )}
      </div>
    </Dialog>
  );
}
