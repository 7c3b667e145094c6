import type { Remark } from "../../shared/projections/supervision.ts";
import { useMessages } from "../i18n/messages.ts";
import { Section } from "../ui/Page.tsx";
import { RemarkButton } from "./RemarkButton.tsx";
import { RemarkList } from "./RemarkList.tsx";
import { supervisionMessages } from "./supervision-messages.ts";
import type { RoleOf } from "./ToldBy.tsx";

interface BranchRemarksProps {
  unit: string;
  remarks: readonly Remark[];
  roleOf: RoleOf;
}

/** What was remarked on the branch as a whole, and a way to do so. */
export function BranchRemarks({ unit, remarks, roleOf }: BranchRemarksProps) {
  const t = useMessages(supervisionMessages);
  return (
    <Section title={t.aboutBranch} actions={<RemarkButton unit={unit} subject={unit} about={null} />}>
      {remarks.length === 0 ? <p>{t.aboutBranchNone}</p> : <RemarkList remarks={remarks} roleOf={roleOf} />}
    </Section>
  );
}
