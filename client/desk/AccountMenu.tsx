import { useState } from "react";
import { roleNames } from "../../shared/catalogue/roles.ts";
import type { Role } from "../../shared/catalogue/schema.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useDocument } from "../reference/use-reference.ts";
import { deskLogout } from "../session/desk-session.ts";
import { UnsentWorkError } from "../session/reset-device.ts";
import { useSession } from "../session/session-store.ts";
import { UnreachableError } from "../sync/http.ts";
import { useSyncStatus } from "../sync/use-sync-status.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Facts } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { deskMessages } from "./desk-messages.ts";
import { usePlaces } from "./places.ts";

/** Who is signed in, what they see, and the way out. */
export function AccountMenu() {
  const { account } = useMessages(deskMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton icon="user" label={account.open} onClick={() => setOpen(true)} />
      {open && <AccountDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function AccountDialog({ onClose }: { onClose: () => void }) {
  const { account } = useMessages(deskMessages);
  const format = useFormat();
  const device = useSession((session) => session.device);
  const unit = useDocument("units", device?.unit ?? null);
  const { branches } = usePlaces();
  const waiting = useSyncStatus((status) => status.waitingEntries + status.waitingEvidence);
  const [busy, setBusy] = useState(false);
  if (device === null) return null;

  const logout = async () => {
    setBusy(true);
    try {
      await deskLogout();
    } catch (error) {
      if (error instanceof UnsentWorkError) {
        setBusy(false);
        return;
      }
      // What is here is hidden all the same; the server ends the session by itself within hours.
      if (!(error instanceof UnreachableError)) reportError(error);
    }
  };

  return (
    <Dialog
      title={account.title}
      onClose={onClose}
      actions={
        <Button icon="signOut" disabled={waiting > 0} busy={busy} onClick={() => void logout()}>
          {busy ? account.loggingOut : account.logout}
        </Button>
      }
    >
      <Facts
        facts={[
          { label: account.user, value: <bdi dir="ltr">{device.officer}</bdi> },
          { label: account.role, value: nameOfRole(device.role, format.locale) },
          {
            label: account.scope,
            value: `${unit === undefined ? device.unit : format.pick(unit.name)} · ${account.branches(branches.length)}`,
          },
          { label: account.device, value: <bdi dir="ltr">{device.author.slice(0, 12)}</bdi> },
        ]}
      />
      {waiting > 0 ? (
        <Banner tone="warning" title={account.unsentTitle}>
          {account.unsent(waiting)}
        </Banner>
      ) : (
        <Banner tone="info" title={account.keptTitle}>
          {account.kept}
        </Banner>
      )}
    </Dialog>
  );
}

function nameOfRole(role: string, locale: "fa" | "en"): string {
  return role in roleNames ? roleNames[role as Role][locale] : role;
}
