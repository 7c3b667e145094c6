import { useState } from "react";
import { isNoticeFor } from "../../../shared/catalogue/notice-audience.ts";
import type { Notice } from "../../../shared/catalogue/schema.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useCollection } from "../../reference/use-reference.ts";
import { recordEvent } from "../../session/record-event.ts";
import { useSession } from "../../session/session-store.ts";
import { eventReportPath } from "../../tablet/report-title.ts";
import { saveFailureOf } from "../../tablet/save-failure.ts";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import { useServerNow } from "../../tablet/use-server-now.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Section } from "../../ui/Page.tsx";
import { showToast } from "../../ui/Toast.tsx";
import styles from "./Notices.module.css";
import { todayMessages } from "./today-messages.ts";

/** The report by which a branch says that an order of extension has reached it. */
const extensionReport = "R5";

/**
 * What the offices above tell this branch: urgent first, then newest first, each until somebody here has said that it was read;
 * then folded away, to be read again.
 */
export function Notices({ branch }: { branch: OwnBranch }) {
  const t = useMessages(todayMessages);
  // What arrives now was published before now, also where the tablet's own clock is behind.
  const nowMs = useServerNow();
  const { unit, marks } = branch;
  const notices = useCollection("notices", (notice) => isNoticeFor(notice, unit))
    .filter((notice) => Date.parse(notice.publishedAt) <= nowMs)
    .toSorted(
      (left, right) => Number(right.urgent) - Number(left.urgent) || right.publishedAt.localeCompare(left.publishedAt),
    );
  if (notices.length === 0) return null;
  const acknowledged = new Set(
    [...marks.values()].flatMap(({ type, subject }) => (type === "notice.acknowledged" ? [subject] : [])),
  );
  const read = notices.filter(({ id }) => acknowledged.has(id));
  return (
    <Section title={t.notices}>
      {notices.map(
        (notice) =>
          !acknowledged.has(notice.id) && <NewNotice key={notice.id} notice={notice} branch={branch} nowMs={nowMs} />,
      )}
      {read.length > 0 && (
        <details className={styles.read}>
          <summary>
            {t.noticesRead(read.length)}
            <Icon name="chevronDown" size={1.25} />
          </summary>
          <ul role="list" className={styles.list}>
            {read.map((notice) => (
              <li key={notice.id} className={styles.item}>
                <NoticeHead notice={notice} />
                <NoticeText notice={notice} branch={branch} nowMs={nowMs} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

interface NoticeProps {
  notice: Notice;
  branch: OwnBranch;
  nowMs: number;
}

function NewNotice({ notice, branch, nowMs }: NoticeProps) {
  const t = useMessages(todayMessages);
  const failures = useMessages(tabletMessages).failure;
  const format = useFormat();
  const role = useSession((session) => session.device?.role ?? "");
  const [busy, setBusy] = useState(false);
  const acknowledge = async () => {
    setBusy(true);
    try {
      const { id } = notice;
      await recordEvent({
        type: "notice.acknowledged",
        unit: branch.unit.id as UnitId,
        subject: id,
        data: { notice: id },
      });
    } catch (error) {
      reportError(error);
      showToast("danger", `${failures.title}: ${failures[saveFailureOf(error)]}`);
      setBusy(false);
    }
  };
  return (
    <Banner
      tone={notice.urgent ? "warning" : "info"}
      icon={notice.urgent ? "alert" : "bell"}
      title={<NoticeHead notice={notice} />}
      actions={
        mayRecord(role, "notice.acknowledged") && (
          <Button icon="check" busy={busy} onClick={() => void acknowledge()}>
            {t.noticeSeen}
            <span className="visually-hidden">: {format.pick(notice.title)}</span>
          </Button>
        )
      }
    >
      <NoticeText notice={notice} branch={branch} nowMs={nowMs} />
    </Banner>
  );
}

function NoticeHead({ notice: { urgent, title } }: { notice: Notice }) {
  const t = useMessages(todayMessages);
  const format = useFormat();
  return (
    <strong>
      {urgent && `${t.urgent}: `}
      <bdi>{format.pick(title)}</bdi>
    </strong>
  );
}

function NoticeText({ notice, branch, nowMs }: NoticeProps) {
  const t = useMessages(todayMessages);
  const format = useFormat();
  return (
    <>
      <p dir="auto" className={styles.body}>
        {format.pick(notice.body)}
      </p>
      {notice.extension && <NewEnds notice={notice} extension={notice.extension} branch={branch} />}
      <p className={styles.age}>{t.noticeAge(format.age(notice.publishedAt, nowMs))}</p>
    </>
  );
}

interface NewEndsProps {
  notice: Notice;
  extension: NonNullable<Notice["extension"]>;
  branch: OwnBranch;
}

/** Until when this branch now votes, for each election, and the report that says that the order has come. */
function NewEnds({ notice, extension, branch: { catalogue, unit, day } }: NewEndsProps) {
  const t = useMessages(todayMessages);
  const format = useFormat();
  const role = useSession((session) => session.device?.role ?? "");
  const own = extension.ends.filter(({ constituency }) => constituency === null || constituency === unit.constituency);
  const isFiled = day.reports.some(({ report, subject }) => report === extensionReport && subject === notice.id);
  return (
    <>
      <ul className={styles.ends}>
        {own.map(({ constituency, contest, at }) => {
          const held = catalogue.election.contests.find(({ id }) => id === contest);
          return (
            <li key={`${constituency} ${contest} ${at}`}>
              {t.newEnd(held ? format.pick(held.name) : t.bothElections, format.time(at))}
            </li>
          );
        })}
      </ul>
      {(isFiled || mayRecord(role, "report.filed")) && (
        <ButtonLink icon="report" href={eventReportPath(extensionReport, notice.id)}>
          {isFiled ? t.extensionFiled : t.fileExtension}
        </ButtonLink>
      )}
    </>
  );
}
