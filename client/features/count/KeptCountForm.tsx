import { useMemo, useState, type ReactNode } from "react";
import { deviceClock } from "../../clock/device-clock.ts";
import { useMessages } from "../../i18n/messages.ts";
import { isDraftAccepted } from "../../tablet/accept-draft.ts";
import { draftId, type CountStep, type DraftPlace, type KeptForm } from "../../tablet/kept-form.ts";
import { RestoreDialog } from "../../tablet/RestoreDialog.tsx";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import { useDraft, type KeptDraft } from "../../tablet/use-draft.ts";
import { useKeptForm } from "../../tablet/use-kept-form.ts";
import { useOpenBoots } from "../../tablet/use-open-boots.ts";
import { Banner } from "../../ui/Banner.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import type { CountedMinutes } from "./CountPage.tsx";

export interface CountDraft {
  id: string;
  place: DraftPlace;
  officer: string;
}

interface KeptCountFormProps<Form> {
  minutes: CountedMinutes;
  step: CountStep;
  officer: string;
  /** What the draft is called when it is offered again. */
  name: string;
  fresh: () => Form;
  /** `restored`: the form comes from a draft. */
  children: (initial: Form, restored: boolean, draft: CountDraft) => ReactNode;
}

/** A step's form as it was left, also by a tablet that died; else a fresh one. */
export function KeptCountForm<Form>({ minutes, step, officer, name, fresh, children }: KeptCountFormProps<Form>) {
  const { draft: words } = useMessages(tabletMessages);
  const { slot, subject } = minutes;
  const place = useMemo<DraftPlace>(
    () => ({ kind: "count", slot, subject, step, officer }),
    [slot, subject, step, officer],
  );
  const id = draftId(place);
  const draft = useMemo(() => ({ id, place, officer }), [id, place, officer]);
  const [lookup, discard] = useKeptForm<Form>(id);
  const boot = lookup.state === "found" ? lookup.kept.boot : deviceClock.boot();
  const openBoots = useOpenBoots([boot]);
  const [accepted, setAccepted] = useState(isDraftAccepted);
  if (lookup.state === "looking" || openBoots === undefined) return <LoadingState lines={6} />;
  const fromElsewhere = lookup.state === "found" && boot !== deviceClock.boot();
  return (
    <>
      {fromElsewhere && openBoots.has(boot) && <Banner tone="warning">{words.openElsewhere}</Banner>}
      <Opened key={lookup.state} begin={() => (lookup.state === "found" ? lookup.kept.form : fresh())}>
        {(initial) => children(initial, lookup.state === "found", draft)}
      </Opened>
      {fromElsewhere && !accepted && !openBoots.has(boot) && (
        <RestoreDialog name={name} row={lookup.row} onContinue={() => setAccepted(true)} onFresh={discard} />
      )}
    </>
  );
}

/** What a form begins with, decided once. */
function Opened<Form>({ begin, children }: { begin: () => Form; children: (initial: Form) => ReactNode }) {
  const [initial] = useState(begin);
  return children(initial);
}

const noEvidence: readonly never[] = [];

/** Keeps a step's form as it is written. */
export function useCountDraft<Form>({ id, place, officer }: CountDraft, form: Form, touched: boolean): KeptDraft {
  const content = useMemo<KeptForm<Form>>(() => ({ version: 1, place, boot: deviceClock.boot(), form }), [place, form]);
  return useDraft({ id, kind: "count", officer, content, evidence: noEvidence, touched });
}
