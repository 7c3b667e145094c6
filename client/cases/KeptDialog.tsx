import { useMemo, useState, type ReactNode } from "react";
import { useMessages } from "../i18n/messages.ts";
import { findDraft } from "../journal-store/drafts.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { useSession } from "../session/session-store.ts";
import { useDraft } from "../tablet/use-draft.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/TextInput.tsx";
import { showToast } from "../ui/Toast.tsx";
import styles from "./cases.module.css";
import { caseWords } from "./case-words.ts";

/** What is chosen beside the text, by name. */
export type Choices = Readonly<Record<string, string>>;

export interface KeptForm {
  choices: Choices;
  choose(changed: Choices): void;
  /** Saving was tried: what is missing is to be said. */
  tried: boolean;
}

interface KeptDialogProps {
  /** Names the draft: what was begun is found again. */
  id: string;
  words: { title: string; text?: string; label: string; needed: string; save: string; done: string };
  /** What the text is about, in somebody's own words. */
  about?: string;
  /** Beside the text. */
  renderFields?: (form: KeptForm) => ReactNode;
  isComplete?: (choices: Choices) => boolean;
  size?: "normal" | "wide";
  /** Records the entry that ends the draft. */
  onSave(text: string, choices: Choices, draft: string): Promise<unknown>;
  onClose: () => void;
}

interface Content {
  text: string;
  choices: Choices;
}

/** A text that becomes an entry, with what is chosen beside it; kept as a draft until then. */
export function KeptDialog(props: KeptDialogProps) {
  const { id } = props;
  const lookup = useJournalQuery(async () => ({ row: await findDraft(id) }), [id]);
  const [found, setFound] = useState<Content>();
  if (found === undefined && lookup !== undefined) {
    const content: unknown = lookup.row?.content;
    setFound(isKept(content) ? { text: content.text, choices: content.choices } : { text: "", choices: nothing });
  }
  return found === undefined ? null : <Form {...props} found={found} />;
}

const nothing: Choices = {};
const noEvidence: readonly never[] = [];

function isKept(content: unknown): content is Content {
  if (typeof content !== "object" || content === null) return false;
  const { text, choices } = content as { text?: unknown; choices?: unknown };
  if (typeof text !== "string" || typeof choices !== "object" || choices === null) return false;
  return Object.values(choices).every((choice) => typeof choice === "string");
}

function Form({
  id,
  words,
  about,
  renderFields,
  isComplete = () => true,
  size = "normal",
  onSave,
  onClose,
  found,
}: KeptDialogProps & { found: Content }) {
  const t = useMessages(caseWords).form;
  const officer = useSession((session) => session.officer ?? "");
  const [text, setText] = useState(found.text);
  const [choices, setChoices] = useState(found.choices);
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const [state, setState] = useState<"writing" | "busy" | "failed">("writing");
  // The same object for the same content: a new one would be written anew at every rendering.
  const content = useMemo<Content>(() => ({ text, choices }), [text, choices]);
  const draft = useDraft({ id, kind: "case", officer, content, evidence: noEvidence, touched });

  const save = async () => {
    setTried(true);
    if (text.trim() === "" || !isComplete(choices)) return;
    setState("busy");
    try {
      await draft.saveNow();
      await draft.end();
      await onSave(text.trim(), choices, id);
    } catch (error) {
      reportError(error);
      draft.resume();
      return setState("failed");
    }
    showToast("success", words.done);
    onClose();
  };

  return (
    <Dialog
      title={words.title}
      size={size}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" icon="check" busy={state === "busy"} onClick={() => void save()}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{t.later}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {words.text !== undefined && <p>{words.text}</p>}
        {about !== undefined && (
          <blockquote dir="auto" className={styles.about}>
            {about}
          </blockquote>
        )}
        {state === "failed" && (
          <Banner tone="danger" live="alert">
            {t.failed}
          </Banner>
        )}
        {renderFields?.({
          choices,
          choose(changed) {
            setChoices((before) => ({ ...before, ...changed }));
            setTouched(true);
          },
          tried,
        })}
        <TextArea
          label={words.label}
          value={text}
          onChange={(next) => {
            setText(next);
            setTouched(true);
          }}
          error={tried && text.trim() === "" ? words.needed : undefined}
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
