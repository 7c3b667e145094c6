import { useEffect, useState } from "react";
import { TooManyFramesError } from "../../../shared/courier-codes/frames.ts";
import { CodeShow } from "../../codes/CodeShow.tsx";
import { makeEntryCodes, type Grain, type ShownCodes } from "../../courier/make-codes.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { listUnplacedEntries } from "../../journal-store/queries.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useSession } from "../../session/session-store.ts";
import { markKey } from "../../tablet/branch-entries.ts";
import { useOwnBranch, type OwnBranch } from "../../tablet/use-branch-day.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Select } from "../../ui/Select.tsx";
import styles from "./Courier.module.css";
import { courierMessages } from "./courier-messages.ts";
import { HandOver } from "./HandOver.tsx";
import { useItemLook } from "./use-item-look.ts";

/** The day's entries as codes on this screen, from the first one without a receipt up to the one that is chosen. */
export function GiveCodes() {
  const branch = useOwnBranch();
  return branch === undefined ? null : <Codes branch={branch} />;
}

function Codes({ branch }: { branch: OwnBranch }) {
  const t = useMessages(courierMessages).codes;
  const format = useFormat();
  const author = useSession((session) => session.device?.author ?? "");
  const rows = useJournalQuery(
    // What does not open here cannot be shown either.
    async () => (await listUnplacedEntries(author)).filter(({ isShut }) => isShut !== true),
    [author],
  );
  const lookOf = useItemLook(branch);
  const [upTo, setUpTo] = useState("");
  const [grain, setGrain] = useState<Grain>("fine");
  const [shown, setShown] = useState<ShownCodes | "too-many" | null>(null);
  const [isDone, setIsDone] = useState(false);
  const last = rows?.find(({ seq }) => String(seq) === upTo) ?? rows?.at(-1);
  useEffect(() => {
    let isCurrent = true;
    const chosen = (rows ?? []).filter(({ seq }) => last !== undefined && seq <= last.seq);
    if (chosen.length === 0) return;
    makeEntryCodes(chosen, grain).then(
      (made) => isCurrent && setShown(made),
      (error: unknown) => {
        if (!isCurrent) return;
        if (!(error instanceof TooManyFramesError)) throw error;
        setShown("too-many");
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [rows, last, grain]);

  if (rows === undefined) return null;
  if (last === undefined) return <EmptyState icon="checkCircle" title={t.nothing} />;
  const nameOf = (seq: number, claimedAt: string) => {
    const mark = branch.marks.get(markKey(author, seq));
    return `${mark === undefined ? "" : `${lookOf(mark).name} · `}${format.moment(claimedAt)}`;
  };
  return (
    <div className={styles.part}>
      <p>{t.intro}</p>
      <Select
        label={t.upTo}
        hint={t.upToHint}
        value={String(last.seq)}
        empty={null}
        options={rows.toReversed().map(({ seq, claimedAt }) => ({ value: String(seq), label: nameOf(seq, claimedAt) }))}
        onChange={setUpTo}
      />
      <ChoiceGroup
        label={t.grain}
        inline
        value={grain}
        onChange={(value) => setGrain(value as Grain)}
        choices={[
          { value: "fine", label: t.fine },
          { value: "coarse", label: t.coarse },
        ]}
      />
      {shown === "too-many" && (
        <Banner tone="warning" live="status">
          {t.tooMany}
        </Banner>
      )}
      {shown !== null && shown !== "too-many" && (
        <>
          <p role="status">
            <strong>{t.count(shown.entryCount, shown.frames.length, format.bytes(shown.sizeBytes))}</strong>
          </p>
          <CodeShow key={shown.sha256 + grain} frames={shown.frames} />
          <Banner tone="info">{t.notReceived}</Banner>
          {isDone ? (
            <HandOver bundle={{ ...shown, evidenceCount: 0 }} medium="screen" onDone={() => setIsDone(false)} />
          ) : (
            <Button icon="check" wide onClick={() => setIsDone(true)}>
              {t.done}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
