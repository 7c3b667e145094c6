import { withoutCopies, type CaseView } from "../../../shared/projections/case.ts";
import { mentionKey } from "../../../shared/projections/supervision.ts";
import cases from "../../cases/cases.module.css";
import { SaidBy } from "../../cases/SaidBy.tsx";
import { useMessages } from "../../i18n/messages.ts";
import type { RoleOf } from "../../supervision/ToldBy.tsx";
import { Section } from "../../ui/Page.tsx";
import { violationMessages } from "./violation-messages.ts";

/** With what the office has joined the report and from what it has parted it, by whom and why; nothing while it has done neither. */
export function CaseLinks({ timeline, roleOf }: { timeline: CaseView["timeline"]; roleOf: RoleOf }) {
  const t = useMessages(violationMessages).page.links;
  const links = withoutCopies(timeline).flatMap((entry) => {
    const { type, content } = entry;
    if (type !== "case.joined" && type !== "case.parted") return [];
    const other = content?.type === "case.joined" ? content.data.with.unit : null;
    const reason = content?.type === "case.joined" || content?.type === "case.parted" ? content.data.reason : null;
    return [{ entry, type, other: other === entry.unit ? null : other, reason }];
  });
  if (links.length === 0) return null;
  return (
    <Section title={t.title}>
      <ol role="list" className={cases.list} aria-label={t.title}>
        {links.map(({ entry, type, other, reason }) => (
          <li key={mentionKey(entry)} className={cases.told}>
            <p>
              {t[type]}
              {other !== null && (
                <>
                  {" · "}
                  {t.branch} <bdi dir="ltr">{other}</bdi>
                </>
              )}
            </p>
            <p className={cases.head}>
              <SaidBy entry={entry} roleOf={roleOf} />
            </p>
            {reason === null ? (
              <p>{t.unreadable}</p>
            ) : (
              <p dir="auto" className={cases.text}>
                {reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
