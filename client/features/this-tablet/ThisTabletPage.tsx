import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { findUnsent } from "../../journal-store/unsent.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useDocument } from "../../reference/use-reference.ts";
import { paperLinksMessages } from "../../papers/paper-links-messages.ts";
import { useSession } from "../../session/session-store.ts";
import { useSyncStatus } from "../../sync/use-sync-status.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { EnrolAgain } from "./EnrolAgain.tsx";
import { ResetTablet } from "./ResetTablet.tsx";
import { thisTabletMessages } from "./this-tablet-messages.ts";

/** What the tablet is to the office, and the ways to give its key or all of it up. */
export function ThisTabletPage() {
  const t = useMessages(thisTabletMessages);
  const links = useMessages(paperLinksMessages);
  const format = useFormat();
  const device = useSession((session) => session.device);
  const nameOf = useOfficerNames();
  const standing = useSyncStatus((status) => status.standing);
  const unit = useDocument("units", device?.unit ?? null);
  const unsent = useJournalQuery(async () => device && findUnsent(device.author), [device?.author]);
  if (device === null) return null;
  return (
    <Page>
      <TopBar title={t.title} back="/" />
      {standing !== "active" && <EnrolAgain standing={standing} />}
      {unsent == null ? (
        <LoadingState lines={4} />
      ) : (
        <>
          <Card>
            <Facts
              facts={[
                { label: t.facts.unit, value: unit ? format.pick(unit.name) : <bdi dir="ltr">{device.unit}</bdi> },
                { label: t.facts.officer, value: <bdi>{nameOf(device.officer)}</bdi> },
                { label: t.facts.key, value: <bdi dir="ltr">{device.author.slice(0, 12)}</bdi> },
                { label: t.facts.enrolledAt, value: format.moment(device.enrolledAt) },
                { label: t.facts.unsent, value: t.items(unsent.entries, unsent.files) },
                { label: t.facts.drafts, value: t.facts.count(unsent.drafts) },
              ]}
            />
          </Card>
          <ButtonLink icon="qr" wide href="/paper-check">
            {links.check}
          </ButtonLink>
          <ResetTablet unsent={unsent} />
        </>
      )}
    </Page>
  );
}
