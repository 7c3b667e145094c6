import { useState } from "react";
import { deleteDraft } from "../../journal-store/drafts.ts";
import { useSession } from "../../session/session-store.ts";
import { ProblemError } from "../../sync/http.ts";
import { useDraft, type KeptDraft } from "../../tablet/use-draft.ts";

interface KeptCallOptions<Form> {
  id: string;
  kind: string;
  initial: Form;
}

interface KeptCall<Form> {
  form: Form;
  change(changed: Partial<Form> | ((now: Form) => Partial<Form>)): void;
  draft: KeptDraft["state"];
  /** Runs the call with the id under which it is known to the server. Rejects as it does; the form is kept then. */
  send<Result>(call: (callId: string) => Promise<Result>): Promise<Result>;
  /** It was taken: nothing of it is kept any more, and the form is another. */
  finish(next: Form): Promise<void>;
}

const noEvidence: readonly never[] = [];

/**
 * A form of the desk that is sent to the server, kept as a draft until it was taken. One id for what is sent, however often it has to
 * be sent: a reply that was lost is asked for again. Where the server has something else under the id (what was changed after a lost
 * reply), the next is sent under another.
 */
export function useKeptCall<Form extends { callId: string }>({
  id,
  kind,
  initial,
}: KeptCallOptions<Form>): KeptCall<Form> {
  const officer = useSession((session) => session.officer ?? "");
  const [form, setForm] = useState(initial);
  const [touched, setTouched] = useState(false);
  const draft = useDraft({ id, kind, officer, content: form, evidence: noEvidence, touched });
  return {
    form,
    change(changed) {
      setForm((now) => ({ ...now, ...(typeof changed === "function" ? changed(now) : changed) }));
      setTouched(true);
    },
    draft: touched ? draft.state : "none",
    async send(call) {
      await draft.saveNow();
      try {
        return await call(form.callId);
      } catch (error) {
        if (error instanceof ProblemError && error.status === 409) {
          setForm((now) => ({ ...now, callId: crypto.randomUUID() }));
          setTouched(true);
        }
        throw error;
      }
    },
    async finish(next) {
      await draft.end();
      await deleteDraft(id);
      setTouched(false);
      setForm(next);
      draft.resume();
    },
  };
}
