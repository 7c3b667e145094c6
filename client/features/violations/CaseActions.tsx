import { useState, type ReactNode } from "react";
import { reportsToTell, type CaseReport, type CaseView } from "../../../shared/projections/case.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { AssignDialog, recordHandler, type Assigning } from "./AssignDialog.tsx";
import styles from "./case.module.css";
import { casesMessages } from "./cases-messages.ts";
import { AskDialog, NoteDialog } from "./CaseTextDialogs.tsx";
import { JoinDialog } from "./JoinDialog.tsx";
import { StepDialog } from "./StepDialog.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

export type CaseDialog = "step" | "note" | "ask" | "join" | Assigning;

interface CaseActionsProps {
  report: CaseReport;
  view: CaseView;
  places: Places;
  open: CaseDialog | null;
  onOpen: (dialog: CaseDialog | null) => void;
  /** What else can be done with the case. */
  children?: ReactNode;
}

/** What one may do with the case; for everybody else that it is only to be read. */
export function CaseActions({ report, view, places, open, onOpen, children }: CaseActionsProps) {
  const t = useMessages(casesMessages);
  const role = useSession((session) => session.device?.role ?? "");
  const officer = useSession((session) => session.officer ?? "");
  const [taking, setTaking] = useState<"idle" | "busy" | "failed">("idle");
  const { handler } = view;
  const isNobodys = handler.kind === "settled" && handler.officer === null;
  const isMine = handler.kind === "settled" && handler.officer === officer;
  const may = {
    step: mayRecord(role, "case.stepped"),
    assign: mayRecord(role, "case.assigned"),
    note: mayRecord(role, "case.noted"),
    ask: mayRecord(role, "case.asked"),
    join: mayRecord(role, "case.joined"),
  };
  const take = async () => {
    if (!isNobodys) return onOpen("take-over");
    setTaking("busy");
    try {
      await recordHandler(report, handler, { handler: officer, reason: "" });
    } catch (error) {
      reportError(error);
      return setTaking("failed");
    }
    setTaking("idle");
    showToast("success", t.assignDialog.taken);
  };
  useShortcuts({
    ...(may.step && { KeyS: () => onOpen("step") }),
    ...(may.note && { KeyN: () => onOpen("note") }),
    ...(may.ask && { KeyQ: () => onOpen("ask") }),
    ...(may.join && { KeyP: () => onOpen("join") }),
    ...(may.assign && !isMine && { KeyT: () => void take() }),
  });
  const reports = reportsToTell(view, report, ({ unit }) => places.unitOf.has(unit));
  const mayAnything = Object.values(may).some(Boolean);
  const close = () => onOpen(null);
  return (
    <>
      {taking === "failed" && (
        <Banner tone="danger" live="alert">
          {t.assignDialog.failed}
        </Banner>
      )}
      <div role="group" aria-label={t.page.actions} className={styles.actions}>
        {may.step && (
          <Button kind="primary" icon="forward" onClick={() => onOpen("step")}>
            {t.page.step}
          </Button>
        )}
        {may.assign && !isMine && (
          <Button icon="user" busy={taking === "busy"} onClick={() => void take()}>
            {isNobodys ? t.handler.take : t.handler.takeOver}
          </Button>
        )}
        {may.assign && (
          <Button icon="users" onClick={() => onOpen("assign")}>
            {t.handler.assign}
          </Button>
        )}
        {may.assign && isMine && (
          <Button icon="back" onClick={() => onOpen("give-back")}>
            {t.handler.giveBack}
          </Button>
        )}
        {may.ask && (
          <Button icon="bell" onClick={() => onOpen("ask")}>
            {t.page.ask}
          </Button>
        )}
        {may.note && (
          <Button icon="edit" onClick={() => onOpen("note")}>
            {t.page.note}
          </Button>
        )}
        {may.join && (
          <Button icon="plus" onClick={() => onOpen("join")}>
            {t.page.join}
          </Button>
        )}
        {children}
      </div>
      {!mayAnything && <p>{t.page.readOnly}</p>}
      {open === "step" && <StepDialog reports={reports} stand={view.stand} onClose={close} />}
      {open === "note" && <NoteDialog report={report} onClose={close} />}
      {open === "ask" && <AskDialog reports={reports} onClose={close} />}
      {open === "join" && <JoinDialog report={report} view={view} places={places} onClose={close} />}
      {(open === "take-over" || open === "assign" || open === "give-back") && (
        <AssignDialog kind={open} report={report} view={view} places={places} onClose={close} />
      )}
    </>
  );
}
