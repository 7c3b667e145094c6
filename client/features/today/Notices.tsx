import type { Unit } from "../../../shared/catalogue/schema.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { useCollection } from "../../reference/use-reference.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Section } from "../../ui/Page.tsx";
import { todayMessages } from "./today-messages.ts";

/** What the offices above tell this branch: urgent first, then newest first. */
export function Notices({ unit }: { unit: Unit }) {
  const t = useMessages(todayMessages);
  const format = useFormat();
  const nowMs = useNow();
  const notices = useCollection("notices", (notice) => unit.path.split("/").includes(notice.unit))
    .filter((notice) => Date.parse(notice.publishedAt) <= nowMs)
    .toSorted(
      (left, right) => Number(right.urgent) - Number(left.urgent) || right.publishedAt.localeCompare(left.publishedAt),
    );
  if (notices.length === 0) return null;
  return (
    <Section title={t.notices}>
      {notices.map((notice) => (
        <Banner
          key={notice.id}
          tone={notice.urgent ? "warning" : "info"}
          icon={notice.urgent ? "alert" : "bell"}
          title={notice.urgent ? `${t.urgent}: ${format.pick(notice.title)}` : format.pick(notice.title)}
        >
          <p dir="auto">{format.pick(notice.body)}</p>
          <p>{format.age(notice.publishedAt, nowMs)}</p>
        </Banner>
      ))}
    </Section>
  );
}
