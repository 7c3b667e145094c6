import { Suspense } from "react";
import { lazyComponent } from "../i18n/lazy-component.ts";
import { mayRecord } from "../../shared/policy/may-record.ts";
import type { DayFiling } from "../../shared/projections/branch-day.ts";
import { useSession } from "../session/session-store.ts";
import type { OwnBranch } from "./use-branch-day.ts";

/** Few filings have any: not part of what an officer's start has to load. */
const Shown = lazyComponent(async () => (await import("../supervision/OnTablet.tsx")).SupervisionOfFiling);
const ShownOfBranch = lazyComponent(async () => (await import("../supervision/OnTablet.tsx")).RemarksOnBranch);

const useMayRemark = (): boolean => {
  const role = useSession((session) => session.device?.role ?? "");
  return mayRecord(role, "remark.added");
};

interface TabletSupervisionProps {
  filing: DayFiling;
  branch: OwnBranch;
  subject: string;
}

/** Verifications and remarks on a filing, and for those who may a way to remark; nothing where there is none of it. */
export function TabletSupervision({ filing, branch, subject }: TabletSupervisionProps) {
  const mayRemark = useMayRemark();
  if (!mayRemark && filing.verifications.length === 0 && filing.remarks.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Shown filing={filing} unit={branch.unit.id} subject={subject} />
    </Suspense>
  );
}

/** The same on the branch as a whole. */
export function TabletBranchRemarks({ branch }: { branch: OwnBranch }) {
  const mayRemark = useMayRemark();
  const { remarks } = branch.day;
  if (!mayRemark && remarks.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <ShownOfBranch unit={branch.unit.id} remarks={remarks} />
    </Suspense>
  );
}
