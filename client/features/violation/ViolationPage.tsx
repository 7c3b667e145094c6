import type { Role } from "../../../shared/catalogue/schema.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { listItems } from "../../../shared/projections/evidence-items.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import type { ViolationEntry } from "../../../shared/projections/violation-entry.ts";
import { evidenceMessages } from "../../evidence/evidence-messages.ts";
import { ItemList } from "../../evidence/ItemList.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useSession } from "../../session/session-store.ts";
import { violationPath } from "../../tablet/kept-form.ts";
import { SavedNotice } from "../../tablet/SavedNotice.tsx";
import { leastAdvanced, useSyncStateOf } from "../../tablet/sync-state.ts";
import { useOwnBranch, type OwnBranch } from "../../tablet/use-branch-day.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { BottomBar, Page, Section, TopBar } from "../../ui/Page.tsx";
import { SyncChip } from "../../ui/StateChip.tsx";
import { RevisionChips } from "./RevisionChips.tsx";
import { useViolationName } from "./use-violation-name.ts";
import { ViolationCase } from "./ViolationCase.tsx";
import { ViolationContent } from "./ViolationContent.tsx";
import { ViolationHistory } from "./ViolationHistory.tsx";
import { violationMessages } from "./violation-messages.ts";
import styles from "./violation.module.css";

/** One violation: what stands, its photos, and every entry about it. */
export function ViolationPage({ subject }: { subject: string }) {
  const t = useMessages(violationMessages).page;
  const branch = useOwnBranch();
  const violation = branch?.day.violations.find((each) => each.subject === subject);
  if (branch === undefined) {
    return (
      <Page>
        <LoadingState lines={6} />
      </Page>
    );
  }
  if (violation === undefined) {
    return (
      <Page>
        <TopBar title={t.notFound.title} back="/violations" />
        <EmptyState icon="search" title={t.notFound.title}>
          {t.notFound.text}
        </EmptyState>
      </Page>
    );
  }
  return <ViolationDetail violation={violation} branch={branch} />;
}

export const amendPath = (subject: string, { author, seq }: Pick<ViolationEntry, "author" | "seq">): string =>
  `${violationPath(subject)}/amend/${author}/${seq}`;

function ViolationDetail({ violation, branch }: { violation: Violation; branch: OwnBranch }) {
  const t = useMessages(violationMessages);
  const role = useSession((session) => session.device?.role as Role | undefined);
  const stateOf = useSyncStateOf();
  const violationName = useViolationName(branch.catalogue);
  const { label } = useMessages(evidenceMessages);
  const { subject, entries, heads, time } = violation;
  const items = listItems(violation);
  const mayAmend = role !== undefined && mayRecord(role, "violation.amended");
  const mark = leastAdvanced(branch.marks, entries);
  // Of several entries each has its own, in the history.
  const receipt = entries.length === 1 ? mark?.position?.toString() : undefined;
  const [only] = heads;
  return (
    <Page>
      <TopBar title={violationName(violation)} back="/violations" />
      <SavedNotice />
      <div className={styles.chips}>
        <SyncChip state={stateOf(mark)} receipt={receipt} />
        <RevisionChips violation={violation} />
      </div>
      {time.clock === "contradicted" && <Banner tone="warning">{t.page.clock}</Banner>}
      {heads.length > 1 && <Banner tone="warning">{t.page.differing}</Banner>}
      {heads.map((head, index) => (
        <ViolationContent
          key={`${head.author}/${head.seq}`}
          entry={head}
          catalogue={branch.catalogue}
          title={heads.length > 1 ? t.page.version(index + 1) : null}
          amend={heads.length > 1 && mayAmend && head.content !== null ? amendPath(subject, head) : null}
        />
      ))}
      {items.length > 0 && (
        <Section title={label}>
          <ItemList items={items} label={label} />
        </Section>
      )}
      <ViolationCase violation={violation} />
      <ViolationHistory violation={violation} marks={branch.marks} />
      <p className={styles.soft}>{t.documentsOnly}</p>
      {heads.length === 1 && mayAmend && only?.content && (
        <BottomBar>
          <ButtonLink icon="edit" href={amendPath(subject, only)}>
            {t.page.amend}
          </ButtonLink>
        </BottomBar>
      )}
    </Page>
  );
}
