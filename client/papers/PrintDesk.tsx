import { useEffect, useMemo, useState } from "react";
import type { CaseAddressee } from "../../shared/events/case.ts";
import type { PaperPrinted } from "../../shared/events/paper.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { mayRecord } from "../../shared/policy/may-record.ts";
import { hashPaper, type Paper } from "../../shared/papers/paper.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { jalaliFromIso } from "../i18n/jalali.ts";
import { localDateOf } from "../i18n/moments.ts";
import { useLocale, useLocaleStore } from "../i18n/locale.ts";
import { useMessages } from "../i18n/messages.ts";
import { sha256 } from "../keys/web-crypto.ts";
import { recordEvent } from "../session/record-event.ts";
import { useSession } from "../session/session-store.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { LoadingState } from "../ui/LoadingState.tsx";
import { Page, TopBar } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { buildPaper, type PaperSource } from "./build-paper.ts";
import { chooseRepeated } from "./choose-repeated.ts";
import type { Printable } from "./find-printable.ts";
import { markPaper } from "./mark-paper.ts";
import { NothingToPrint } from "./NothingToPrint.tsx";
import { usePaperContext } from "./paper-context.ts";
import { PaperSheet, type PaperMark } from "./PaperSheet.tsx";
import styles from "./PrintDesk.module.css";
import { papersMessages, type PaperWords } from "./papers-messages.ts";
import { listPrintedFiles, type PrintedFile } from "./printed-files.ts";
import { findReferral, reportNumber } from "./referral-letter.ts";

/** A paper that was recorded stays as it is on the sheet until something of it is changed. */
interface Recorded {
  mark: PaperMark;
  paper: Paper;
}

export function PrintDesk({ printable }: { printable: Printable }) {
  const { page: t, letter, titles } = useMessages(papersMessages);
  const words = useMessages(papersMessages);
  const locale = useLocale();
  const context = usePaperContext(locale);
  const device = useSession((session) => session.device);
  const officer = useSession((session) => session.officer ?? "");
  const utcOffsetMinutes = useLocaleStore((store) => store.utcOffsetMinutes);
  const [at] = useState(() => deviceClock.now());
  const suggested = useMemo(() => suggestNumber(printable, at, utcOffsetMinutes), [printable, at, utcOffsetMinutes]);
  const [typed, setTyped] = useState<string | null>(null);
  const isLetter = printable.kind === "referral-letter";
  const referral = printable.entries.flatMap((entry) => findReferral(entry) ?? []).at(-1);
  const [chosen, setChosen] = useState<CaseAddressee | null>(null);
  const addressee = isLetter ? (chosen ?? referral?.addressee ?? "executive-board") : null;
  const number = typed ?? suggested;
  const [state, setState] = useState<"idle" | "busy" | "failed" | "missing">("idle");
  /** Files of which it could not be recorded that they were printed. */
  const [untold, setUntold] = useState(0);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const { entries, leftOut } = useMemo(
    () => chooseRepeated(printable.entries, printable.subject, addressee),
    [printable, addressee],
  );
  const repeats = entries.map(({ header: { author, seq } }) => `${author} ${seq}`).join();
  useEffect(() => setRecorded(null), [number, addressee, locale, repeats]);
  usePrintedFromTop();
  usePrintedOnce(recorded);

  if (context === undefined || device === null) {
    return (
      <Page>
        <TopBar title={t.preview} back={printable.back} />
        <LoadingState label={t.loading} lines={8} />
      </Page>
    );
  }
  const source: PaperSource = {
    kind: printable.kind,
    subject: printable.subject,
    office: device.unit,
    addressee,
    number,
    officer,
    at,
    entries,
  };
  const paper = buildPaper(source, context);
  if (paper === null) return <NothingToPrint />;

  const print = async () => {
    if (number.trim() === "") return setState("missing");
    setState("busy");
    const data: PaperPrinted = {
      kind: source.kind,
      locale,
      office: source.office,
      addressee,
      number,
      prints: source.entries.map(({ header: { author, seq, payloadHash } }) => ({ author, seq, payloadHash })),
      textHash: await hashPaper(paper, sha256),
    };
    try {
      const { unit, subject } = printable;
      const row = await recordEvent({ type: "paper.printed", unit: unit as UnitId, subject, data });
      setUntold(await recordPrinted(listPrintedFiles(data.kind, entries, context.catalogue, paperNote(data, words))));
      setRecorded({ paper, mark: await markPaper(row, data) });
      setState("idle");
    } catch (error) {
      reportError(error);
      setState("failed");
    }
  };

  return (
    <Page width="full" className={styles.page}>
      <div className={styles.screen}>
        <TopBar
          title={titles[printable.kind]}
          subtitle={t.preview}
          back={printable.back}
          actions={
            <Button kind="primary" icon="print" busy={state === "busy"} onClick={() => void print()}>
              {recorded === null ? t.print : t.printAgain}
            </Button>
          }
        />
        <p>{t.intro}</p>
        {printable.warning !== null && <Banner tone="warning">{t[printable.warning]}</Banner>}
        {leftOut > 0 && <Banner tone="warning">{t.leftOut(leftOut)}</Banner>}
        {state === "failed" && (
          <Banner tone="danger" live="alert">
            {t.failed}
          </Banner>
        )}
        {recorded !== null && untold > 0 && (
          <Banner tone="warning" live="alert">
            {t.custodyFailed(untold)}
          </Banner>
        )}
        {recorded !== null && (
          <Banner tone="success" live="status">
            {t.recorded}
          </Banner>
        )}
        <div className={styles.choices}>
          {isLetter && (
            <Select
              label={t.addressee}
              value={addressee ?? ""}
              empty={null}
              options={Object.entries(letter.addressees).map(([value, label]) => ({ value, label }))}
              onChange={(value) => setChosen(value as CaseAddressee)}
            />
          )}
          {printable.kind !== "complaint-receipt" && (
            <TextInput
              label={t.number}
              hint={t.numberHint}
              value={number}
              onChange={setTyped}
              dir="ltr"
              maxLength={64}
              error={state === "missing" && number.trim() === "" ? t.numberNeeded : undefined}
            />
          )}
        </div>
      </div>
      <div className={styles.scroller} role="region" aria-label={t.preview} tabIndex={0}>
        <PaperSheet paper={recorded?.paper ?? paper} locale={locale} words={words} mark={recorded?.mark ?? null} />
      </div>
    </Page>
  );
}

const paperNote = ({ kind, number }: PaperPrinted, { titles, listComma }: PaperWords): string =>
  `${titles[kind]}${listComma}${number}`;

/** How many could not be recorded: the paper itself is on record by then, and is printed. */
async function recordPrinted(files: readonly PrintedFile[]): Promise<number> {
  if (!mayRecord(useSession.getState().device?.role ?? "", "evidence.handled")) return 0;
  let failed = 0;
  for (const file of files) {
    try {
      await recordEvent({ type: "evidence.handled", ...file });
    } catch (error) {
      reportError(error);
      failed += 1;
    }
  }
  return failed;
}

/** The print window opens when the code stands on the sheet. */
function usePrintedOnce(recorded: Recorded | null): void {
  useEffect(() => {
    if (recorded === null) return;
    const frame = requestAnimationFrame(() => window.print());
    return () => cancelAnimationFrame(frame);
  }, [recorded]);
}

/** Chromium moves what is fixed by how far the page is scrolled: the paper's foot would leave the paper. */
function usePrintedFromTop(): void {
  useEffect(() => {
    let top = 0;
    const begin = () => {
      top = scrollY;
      scrollTo({ top: 0, behavior: "instant" });
    };
    const end = () => scrollTo({ top, behavior: "instant" });
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
}

/** A complaint has its own; others are named by what they are about, until somebody writes the number of a register. */
function suggestNumber({ kind, unit, subject, entries }: Printable, at: string, utcOffsetMinutes: number): string {
  const [event] = entries.map((entry) => entry.event);
  if (event?.kind === "known" && event.type === "complaint.registered") return event.data.number;
  const { year } = jalaliFromIso(localDateOf(at, utcOffsetMinutes));
  if (kind === "opening-minutes") return `${year}/${unit}/R1`;
  if (kind === "count-minutes") return `${year}/${unit}/R7`;
  return `${year}/${reportNumber(unit, subject)}`;
}
