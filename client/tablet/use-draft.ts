import { useEffect, useMemo, useRef, useState } from "react";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { useHoldDraft } from "../app/open-draft.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { putDraft } from "../journal-store/drafts.ts";
import { createDraftSaver, type DraftSaver } from "./draft-saver.ts";

type UnsavedDraft = Parameters<typeof putDraft>[0];

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
  /** Stops saving while an entry takes the draft's place; `resume` if that failed. */
  end(): void;
  resume(): void;
}

/** Keeps a form as a draft: after a pause, when the page is hidden or left, and when asked. */
export function useDraft<Content>(options: DraftOptions<Content>): KeptDraft {
  const { id, kind, officer, content, evidence, touched } = options;
  const [state, setState] = useState<KeptDraft["state"]>("none");
  const saver = useRef<DraftSaver<UnsavedDraft>>(undefined);
  const told = useRef<UnsavedDraft>(undefined);
  useHoldDraft(touched);

  useEffect(() => {
    const own = createDraftSaver<UnsavedDraft>({
      write: async (draft) => void (await putDraft(draft, deviceClock.now())),
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
    saver.current?.change(draft);
  }, [draft, touched]);

  return {
    state,
    async saveNow() {
      if (told.current !== newest.current) saver.current?.change(newest.current);
      told.current = newest.current;
      await saver.current?.flush();
    },
    end: () => saver.current?.stop(),
    resume: () => saver.current?.resume(),
  };
}
