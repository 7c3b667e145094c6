import { useMemo, useState, type ReactNode } from "react";
import { useMessages } from "../i18n/messages.ts";
import { useSession } from "../session/session-store.ts";
import { useDraft } from "../tablet/use-draft.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/TextInput.tsx";
import { showToast } from "../ui/Toast.tsx";
import { keptMessages } from "./kept-messages.ts";
import styles from "./kept.module.css";
import { KeptLine } from "./KeptLine.tsx";
import { useFoundDraft } from "./use-found-draft.ts";

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
  /** With what is chosen at first, where nothing was begun before. */
  initialChoices?: Choices;
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
  const found = useFoundDraft(id, readKept);
  if (found === undefined) return null;
  return <Form {...props} found={found.content ?? { text: "", choices: props.initialChoices ?? nothing }} />;
}

const nothing: Choices = {};
const noEvidence: readonly never[] = [];

/** One without choices was kept before there were any beside the text. */
function readKept(content: unknown): Content | undefined {
  if (typeof content !== "object" || content === null) return undefined;
  const { text, choices = nothing } = content as { text?: unknown; choices?: unknown };
  if (typeof text !== "string" || typeof choices !== "object" || choices === null) return undefined;
  const isWhole = Object.values(choices).every((choice) => typeof choice === "string");
  return isWhole ? { text, choices: choices as Choices } : undefined;
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
  const t = useMessages(keptMessages);
  const officer = useSession((session) => session.officer ?? "");
  const [text, setText] = useState(found.text);
  const [choices, setChoices] = useState(found.choices);
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const [state, setState] = useState<"writing" | "busy" | "failed">("writing");
  // The same object for the same content: a new one would be written anew at every rendering.
  const content = useMemo<Content>(() => ({ text, choices }), [text, choices]);
  const draft = useDraft({ id, kind: "kept-text", officer, content, evidence: noEvidence, touched });

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
        <KeptLine state={draft.state} />
      </div>
    </Dialog>
  );
}
