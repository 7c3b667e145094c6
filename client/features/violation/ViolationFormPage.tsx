import { useMemo, useState } from "react";
import { Redirect } from "wouter";
import type { Role } from "../../../shared/catalogue/schema.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import type { ViolationEntry } from "../../../shared/projections/violation-entry.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useSession } from "../../session/session-store.ts";
import { isDraftAccepted } from "../../tablet/accept-draft.ts";
import { draftId, newViolationPath, violationPath, type DraftPlace } from "../../tablet/kept-form.ts";
import { RestoreDialog } from "../../tablet/RestoreDialog.tsx";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import { useOwnBranch, type OwnBranch } from "../../tablet/use-branch-day.ts";
import { useKeptForm } from "../../tablet/use-kept-form.ts";
import { useServerNow } from "../../tablet/use-server-now.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { currentForm, emptyForm, formOf, type ViolationForm } from "./violation-form.ts";
import { violationMessages } from "./violation-messages.ts";
import { ViolationFormView } from "./ViolationFormView.tsx";

/** From the address: nothing for a new violation, its subject once it is begun, with author and seq the entry to amend. */
export interface ViolationPlace {
  subject?: string;
  author?: string;
  seq?: string;
}

export function ViolationFormPage({ place }: { place: ViolationPlace }) {
  const t = useMessages(violationMessages);
  const { mayNotRecord } = useMessages(tabletMessages);
  const branch = useOwnBranch();
  const role = useSession((session) => session.device?.role as Role | undefined);
  const [fresh] = useState(() => crypto.randomUUID());
  const { subject } = place;
  if (subject === undefined) return <Redirect to={newViolationPath(fresh)} replace />;
  if (branch === undefined || role === undefined) {
    return (
      <Page>
        <LoadingState lines={6} />
      </Page>
    );
  }
  const amends = place.author !== undefined;
  if (!mayRecord(role, amends ? "violation.amended" : "violation.logged")) {
    return (
      <Page>
        <TopBar title={amends ? t.form.amendTitle : t.form.title} back="/violations" />
        <Banner tone="info">{mayNotRecord}</Banner>
      </Page>
    );
  }
  return amends ? (
    <Amendment {...{ subject, branch }} author={place.author} seq={Number(place.seq)} />
  ) : (
    <NewViolation {...{ subject, branch }} />
  );
}

function NewViolation({ subject, branch }: { subject: string; branch: OwnBranch }) {
  // Asked once: saving it makes it known while the form is still on the screen.
  const [isLogged] = useState(() => branch.day.violations.some((each) => each.subject === subject));
  if (isLogged) return <Redirect to={violationPath(subject)} replace />;
  return <OpenedForm {...{ subject, branch }} amended={null} />;
}

interface AmendmentProps {
  subject: string;
  branch: OwnBranch;
  author: string | undefined;
  seq: number;
}

function Amendment({ subject, branch, author, seq }: AmendmentProps) {
  const t = useMessages(violationMessages).form;
  const violation = branch.day.violations.find((each) => each.subject === subject);
  const entry = violation?.entries.find((each) => each.author === author && each.seq === seq);
  const [amended] = useState(violation && entry?.content ? { violation, entry, content: entry.content } : null);
  if (amended === null) {
    return (
      <Page>
        <TopBar title={t.amendTitle} back="/violations" />
        <EmptyState
          icon="search"
          title={t.gone.title}
          actions={<ButtonLink href="/violations">{t.gone.back}</ButtonLink>}
        >
          {t.gone.text}
        </EmptyState>
      </Page>
    );
  }
  return <OpenedForm {...{ subject, branch, amended }} />;
}

export interface Amended {
  violation: Violation;
  entry: ViolationEntry;
  content: NonNullable<ViolationEntry["content"]>;
}

interface OpenedFormProps {
  subject: string;
  branch: OwnBranch;
  amended: Amended | null;
}

/** With the draft that was left, if there is one: at once where this page wrote it, else after asking. */
function OpenedForm({ subject, branch, amended }: OpenedFormProps) {
  const t = useMessages(violationMessages);
  const format = useFormat();
  const nowMs = useServerNow();
  const { offenceOf, election } = branch.catalogue;
  const amends = useMemo(() => amended && { author: amended.entry.author, seq: amended.entry.seq }, [amended]);
  const place: DraftPlace = { kind: "violation", subject, offence: null, amends };
  const [lookup, discard] = useKeptForm<ViolationForm>(draftId(place));
  const [accepted, setAccepted] = useState(isDraftAccepted);
  const [start] = useState(() => {
    const openedAt = new Date(nowMs).toISOString();
    const offset = election.utcOffsetMinutes;
    return amended === null ? emptyForm(openedAt, offset) : formOf(amended.content, openedAt, offset);
  });
  if (lookup.state === "looking") {
    return (
      <Page>
        <TopBar title={amends === null ? t.form.title : t.form.amendTitle} back="/violations" />
        <LoadingState lines={6} />
      </Page>
    );
  }
  if (lookup.state === "found" && lookup.kept.boot !== deviceClock.boot() && !accepted) {
    const { kept, row } = lookup;
    const offence = kept.form.offence === null ? undefined : offenceOf.get(kept.form.offence);
    return (
      <Page>
        <TopBar title={amends === null ? t.form.title : t.form.amendTitle} back="/violations" />
        <LoadingState lines={6} />
        <RestoreDialog
          name={offence ? format.pick(offence.name) : t.form.title}
          row={row}
          onContinue={() => setAccepted(true)}
          onFresh={discard}
        />
      </Page>
    );
  }
  const kept = lookup.state === "found" ? currentForm(lookup.kept.form) : null;
  return (
    <ViolationFormView {...{ subject, branch, amended, amends }} initial={kept ?? start} restored={kept !== null} />
  );
}
