import { useEffect, useMemo, useRef, useState } from "react";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { useHoldDraft } from "../app/open-draft.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { prepareDraft, putPreparedDraft, type SealedDraft } from "../journal-store/drafts.ts";
import { createDraftSaver, type DraftSaver } from "./draft-saver.ts";

type UnsavedDraft = Parameters<typeof prepareDraft>[0];

interface DraftOptions<Content> {
  id: string;
  kind: string;
  officer: string;
  content: Content;
  /** Photos that the content names: they are kept as long as the draft is. */
  evidence: readonly EvidenceHash[];
  /** False while nothing was written yet: an untouched form leaves no draft. */
  touched: boolean;
}

export interface KeptDraft {
  state: "none" | "saving" | "saved" | "failed";
  /** Resolves when the store holds the form as it stands, also one that nobody touched. */
  saveNow(): Promise<void>;
  /**
   * Stops saving while an entry takes the draft's place, or nothing does; `resume` if that failed. Resolves when nothing is being
   * written any more: what is removed then stays removed.
   */
  end(): Promise<void>;
  resume(): void;
}

/** Keeps a form as a draft: after a pause, when the page is hidden or left, and when asked. */
export function useDraft<Content>(options: DraftOptions<Content>): KeptDraft {
  const { id, kind, officer, content, evidence, touched } = options;
  const [state, setState] = useState<KeptDraft["state"]>("none");
  const saver = useRef<DraftSaver<SealedDraft>>(undefined);
  const told = useRef<UnsavedDraft>(undefined);
  useHoldDraft(touched);

  useEffect(() => {
    const own = createDraftSaver<SealedDraft>({
      write: async (draft) => void (await putPreparedDraft(draft)),
      onSaved: () => setState("saved"),
      onFailed: () => setState("failed"),
      setTimer: (run, delayMs) => setTimeout(run, delayMs),
      clearTimer: (timer) => clearTimeout(timer as number | undefined),
      nowMs: () => performance.now(),
    });
    saver.current = own;
    const flush = () => void own.flush().catch(() => undefined);
    const whenHidden = () => {
      if (document.visibilityState === "hidden") flush();
    };
    document.addEventListener("visibilitychange", whenHidden);
    addEventListener("pagehide", flush);
    return () => {
      document.removeEventListener("visibilitychange", whenHidden);
      removeEventListener("pagehide", flush);
      flush();
    };
  }, []);

  const evidenceText = evidence.join(" ");
  const draft = useMemo<UnsavedDraft>(
    () => ({
      id,
      kind,
      officer,
      content,
      evidence: evidenceText === "" ? [] : (evidenceText.split(" ") as EvidenceHash[]),
    }),
    [id, kind, officer, content, evidenceText],
  );
  const newest = useRef(draft);
  newest.current = draft;
  useEffect(() => {
    if (!touched) return;
    setState("saving");
    told.current = draft;
    // Sealed as it is typed: a page that is being closed has no time for it.
    saver.current?.change(prepareDraft(draft, deviceClock.now()));
  }, [draft, touched]);

  return {
    state,
    async saveNow() {
      if (told.current !== newest.current) saver.current?.change(prepareDraft(newest.current, deviceClock.now()));
      told.current = newest.current;
      await saver.current?.flush();
    },
    end: async () => saver.current?.stop(),
    resume: () => saver.current?.resume(),
  };
}
