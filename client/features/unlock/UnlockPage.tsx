import { useState, type ReactNode } from "react";
import { lazyScreen } from "../../app/lazy-screen.tsx";
import { PreferencesButton } from "../../app/Preferences.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { type Format, useFormat } from "../../i18n/use-format.ts";
import { listOfficers, type AnyOfficerRow } from "../../journal-store/device.ts";
import { countDrafts } from "../../journal-store/drafts.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { minPinLength, type PinCheck } from "../../keys/pin.ts";
import { useDocument } from "../../reference/use-reference.ts";
import { unlock } from "../../session/officer-session.ts";
import { useSyncStatus } from "../../sync/use-sync-status.ts";
import { useFollowBranch } from "../../tablet/use-branch-day.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { PinPad } from "../../ui/PinPad.tsx";
import { unlockMessages } from "./unlock-messages.ts";

/** Seldom opened, and it takes a network: not part of what a start has to load. */
const ForgottenPin = lazyScreen(async () => (await import("./ForgottenPin.tsx")).ForgottenPin);

interface UnlockPageProps {
  /** Shown above: why the tablet has to be opened first. */
  alarm?: string;
  /** Shown instead where nobody has a PIN. */
  unlessKnown?: ReactNode;
}

/** Who works now, and their PIN. Needs no network, but for a PIN that is forgotten. */
export function UnlockPage({ alarm, unlessKnown = null }: UnlockPageProps) {
  const t = useMessages(unlockMessages);
  const officers = useJournalQuery(() => listOfficers(), []);
  useFollowBranch();
  const [chosen, setChosen] = useState<string | null>(null);
  const [forgotten, setForgotten] = useState(false);
  if (officers === undefined) return null;
  if (officers.length === 0) return unlessKnown;
  const officer = chosen ?? (officers.length === 1 ? officers[0]!.id : null);
  return (
    <Page width="narrow">
      <TopBar title={forgotten ? t.forgotten.title : t.title} actions={<PreferencesButton />} />
      {alarm !== undefined && (
        <Banner tone="danger" live="alert">
          {alarm}
        </Banner>
      )}
      {forgotten && officer !== null ? (
        <ForgottenPin officer={officer} onBack={() => setForgotten(false)} />
      ) : officer === null ? (
        <List label={t.who}>
          {officers.map((row) => (
            <ListItem key={row.id} title={<OfficerName row={row} />} onPress={() => setChosen(row.id)} />
          ))}
        </List>
      ) : (
        <>
          <EnterPin key={officer} row={officers.find((row) => row.id === officer)!} />
          {officers.length > 1 && (
            <Button kind="quiet" onClick={() => setChosen(null)}>
              {t.other}
            </Button>
          )}
          <Button kind="quiet" onClick={() => setForgotten(true)}>
            {t.forgotten.open}
          </Button>
        </>
      )}
    </Page>
  );
}

function OfficerName({ row }: { row: AnyOfficerRow }) {
  const format = useFormat();
  const person = useDocument("people", row.id);
  return <>{row.name ?? (person ? format.pick(person.name) : <bdi dir="ltr">{row.id}</bdi>)}</>;
}

function EnterPin({ row }: { row: AnyOfficerRow }) {
  const t = useMessages(unlockMessages);
  const format = useFormat();
  const drafts = useJournalQuery(() => countDrafts(), []);
  const photos = useSyncStatus((status) => status.waitingEvidence);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<FailedCheck>();
  const submit = async (pin: string) => {
    setBusy(true);
    const check = await unlock(row.id, pin);
    if (check.outcome === "right") return;
    setFailed(check);
    setBusy(false);
  };
  return (
    <PinPad
      label={
        <>
          <strong>
            <OfficerName row={row} />
          </strong>
          <br />
          {t.pin}
        </>
      }
      hint={photos > 0 ? t.photosWait(photos) : drafts !== undefined && drafts > 0 ? t.kept : t.offline}
      length={"digits" in row ? row.digits : minPinLength}
      busy={busy}
      error={failed && explain(failed, t, format)}
      onSubmit={(pin) => void submit(pin)}
    />
  );
}

type FailedCheck = Exclude<PinCheck, { outcome: "right" }>;

function explain(check: FailedCheck, t: (typeof unlockMessages)["fa"], format: Format): string {
  switch (check.outcome) {
    case "wrong":
      return t.wrong(check.triesLeft);
    case "locked":
      return t.locked(format.duration(check.waitMs));
    case "no-pin":
      return t.noPin;
  }
}
