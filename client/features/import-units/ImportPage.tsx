import { useRef, useState } from "react";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { FileForm } from "./FileForm.tsx";
import { importList, type ImportReport } from "./import-list.ts";
import styles from "./ImportUnits.module.css";
import { importUnitsMessages } from "./import-units-messages.ts";
import { ImportReportView } from "./ImportReportView.tsx";

const importRole = "province-hq";

/** First what a list would do, then, if one says so, doing it. */
export function ImportPage() {
  const t = useMessages(importUnitsMessages);
  const role = useSession((session) => session.device?.role);
  if (role === importRole) return <ImportList />;
  return (
    <Page>
      <TopBar title={t.title} />
      <EmptyState icon="lock" title={t.forbidden}>
        {t.forbiddenFor}
      </EmptyState>
    </Page>
  );
}

function ImportList() {
  const t = useMessages(importUnitsMessages);
  const { run, busy, notice, clear } = useDeskCall();
  const [file, setFile] = useState<File | null>(null);
  const [map, setMap] = useState("");
  const [report, setReport] = useState<ImportReport | null>(null);
  const [isChecking, setIsChecking] = useState(true);
  const [stopped, setStopped] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const stop = useRef<AbortController>(undefined);

  const send = async (chosen: File, dryRun: boolean, partial: boolean) => {
    const controller = new AbortController();
    stop.current = controller;
    setIsChecking(dryRun);
    setStopped(false);
    setReport(null);
    const { signal } = controller;
    const done = await run(() =>
      importList({ file: chosen, dryRun, partial, map, signal }).catch((error: unknown) => {
        // Stopping is no failure.
        if (signal.aborted) return undefined;
        throw error;
      }),
    );
    if (done !== undefined) setReport(done);
    if (signal.aborted) setStopped(true);
  };

  const choose = (chosen: File) => {
    setFile(chosen);
    void send(chosen, true, false);
  };

  const mayImport = report !== null && report.dryRun && file !== null;
  const errors = report?.problems.errors ?? 0;
  const actions = (
    <div className={styles.choose}>
      {mayImport && errors === 0 && report.outcome !== "unchanged" && (
        <Button kind="primary" icon="import" onClick={() => void send(file, false, false)}>
          {t.do}
        </Button>
      )}
      {mayImport && errors > 0 && hasSoundRows(report) && (
        <Button icon="import" onClick={() => setConfirming(true)}>
          {t.doPartial(errors)}
        </Button>
      )}
      {report !== null && !report.dryRun && (
        <Button
          icon="plus"
          onClick={() => {
            setFile(null);
            setReport(null);
            clear();
          }}
        >
          {t.another}
        </Button>
      )}
    </div>
  );
  return (
    <Page width="full">
      <TopBar title={t.title} />
      <p>{t.intro}</p>
      <FileForm
        file={file}
        map={map}
        busy={busy}
        onFile={choose}
        onMap={setMap}
        onCheck={() => file !== null && void send(file, true, false)}
      />
      {busy && (
        <>
          <ProgressBar label={isChecking ? t.checking : t.importing} />
          <div>
            <Button icon="stop" onClick={() => stop.current?.abort(new DOMException("stopped", "AbortError"))}>
              {t.stop}
            </Button>
          </div>
        </>
      )}
      {stopped && (
        <Banner tone="warning" live="status">
          {t.stopped}
        </Banner>
      )}
      {notice}
      {report !== null && <ImportReportView report={report} actions={actions} />}
      {confirming && file !== null && (
        <Dialog
          title={t.confirmTitle}
          onClose={() => setConfirming(false)}
          actions={
            <Button
              kind="primary"
              onClick={() => {
                setConfirming(false);
                void send(file, false, true);
              }}
            >
              {t.confirmDo}
            </Button>
          }
        >
          {t.confirm(errors)}
        </Dialog>
      )}
    </Page>
  );
}

/** Of a list that cannot be read at all there is nothing to import. */
const hasSoundRows = ({ added, changed }: ImportReport): boolean => added.length > 0 || changed.count > 0;
