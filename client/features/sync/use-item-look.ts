import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { EntryMark } from "../../tablet/branch-entries.ts";
import { violationPath } from "../../tablet/kept-form.ts";
import { eventReportPath, reportPath, reportTitleOf } from "../../tablet/report-title.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import type { IconName } from "../../ui/icon-paths.tsx";
import { findItemSubject } from "./own-items.ts";
import { syncMessages } from "./sync-messages.ts";

export interface ItemLook {
  name: string;
  icon: IconName;
  /** Where it is read; undefined where this build cannot show it. */
  href: string | undefined;
}

/** Names an entry as the officer knows it. */
export function useItemLook({ catalogue, unit, day }: OwnBranch): (mark: EntryMark) => ItemLook {
  const t = useMessages(syncMessages).types;
  const format = useFormat();
  return (mark) => {
    const about = findItemSubject(mark, day);
    if (about === undefined) {
      const isReport = mark.type === "report.filed" || mark.type === "report.corrected";
      const act = (t.acts as Record<string, string | undefined>)[mark.type];
      return { name: isReport ? t.filed : (act ?? t.unknown(mark.type)), icon: "report", href: undefined };
    }
    if (about.kind === "report") {
      const { report, slot, corrected } = about;
      const title = reportTitleOf(catalogue, unit, report, slot, format);
      return {
        name: corrected ? t.corrected(title) : title,
        icon: "report",
        href: slot === null ? eventReportPath(report, mark.subject) : reportPath(report, slot),
      };
    }
    if (about.kind === "custody") {
      return { name: about.handedOver ? t.handedOver : t.takenOver, icon: "courier", href: undefined };
    }
    if (about.kind === "sealed") return { name: t.sealed, icon: "lock", href: "/violations" };
    if (about.kind === "remark") return { name: t.remark, icon: "edit", href: undefined };
    if (about.kind === "answer") return { name: t.answer, icon: "edit", href: violationPath(mark.subject) };
    const names = about.offences.map((id) => {
      const offence = catalogue.offenceOf.get(id);
      return offence ? format.pick(offence.name) : id;
    });
    const name = names.length === 0 ? t.violation : names.join(" / ");
    return {
      name: about.amended ? t.amended(name) : t.logged(name),
      icon: "scale",
      href: violationPath(mark.subject),
    };
  };
}
