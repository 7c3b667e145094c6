import { useState } from "react";
import type { Role } from "../../../shared/catalogue/schema.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useSession } from "../../session/session-store.ts";
import { SavedNotice } from "../../tablet/SavedNotice.tsx";
import { useOwnBranch, type OwnBranch } from "../../tablet/use-branch-day.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { List } from "../../ui/List.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { BottomBar, Page, Section, TopBar } from "../../ui/Page.tsx";
import { isSealedReport, SealedReports } from "./SealedReports.tsx";
import { newestFirst } from "./recent-offences.ts";
import { ViolationDrafts } from "./ViolationDrafts.tsx";
import { ViolationItem } from "./ViolationItem.tsx";
import { violationMessages } from "./violation-messages.ts";

/** What was logged at this branch, on this tablet and on others, newest first. */
export function ViolationsPage() {
  const t = useMessages(violationMessages);
  const role = useSession((session) => session.device?.role as Role | undefined);
  const branch = useOwnBranch();
  return (
    <Page>
      <TopBar title={t.title} />
      <SavedNotice />
      {branch === undefined ? <LoadingState lines={6} /> : <ViolationLists branch={branch} />}
      {role !== undefined && mayRecord(role, "violation.logged") && (
        <BottomBar>
          <ButtonLink kind="primary" icon="plus" href="/violations/new">
            {t.log}
          </ButtonLink>
        </BottomBar>
      )}
    </Page>
  );
}

const pageLength = 50;

function ViolationLists({ branch }: { branch: OwnBranch }) {
  const t = useMessages(violationMessages);
  const [shown, setShown] = useState(pageLength);
  const violations = newestFirst(branch.day.violations);
  const rest = violations.length - shown;
  const marks = [...branch.marks.values()];
  return (
    <>
      <ViolationDrafts branch={branch} />
      {violations.length === 0 ? (
        marks.some(isSealedReport) ? null : (
          <EmptyState icon="scale" title={t.empty.title}>
            {t.empty.text}
          </EmptyState>
        )
      ) : (
        <Section title={t.logged(violations.length)}>
          <List label={t.title}>
            {violations.slice(0, shown).map((violation) => (
              <ViolationItem key={violation.subject} violation={violation} branch={branch} />
            ))}
          </List>
        </Section>
      )}
      {rest > 0 && (
        <Button wide onClick={() => setShown((count) => count + pageLength)}>
          {t.more(Math.min(rest, pageLength))}
        </Button>
      )}
      <SealedReports marks={marks} />
    </>
  );
}
