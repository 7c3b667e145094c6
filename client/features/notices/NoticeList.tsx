import { useMemo } from "react";
import { Link } from "wouter";
import { isNoticeFor } from "../../../shared/catalogue/notice-audience.ts";
import type { Notice } from "../../../shared/catalogue/schema.ts";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { listEntriesOfSubject } from "../../journal-store/seldom-queries.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useCollection } from "../../reference/use-reference.ts";
import { Card } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Section } from "../../ui/Page.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import styles from "./Notices.module.css";
import { noticesMessages } from "./notices-messages.ts";

/** What was told to branches of the scope, newest first, each with who has read it. */
export function NoticeList({ places }: { places: Places }) {
  const t = useMessages(noticesMessages).list;
  const notices = useCollection("notices").toSorted((left, right) => right.publishedAt.localeCompare(left.publishedAt));
  return (
    <Section title={t.title}>
      {notices.length === 0 ? (
        <EmptyState icon="bell" title={t.none} />
      ) : (
        notices.map((notice) => <NoticeCard key={notice.id} notice={notice} places={places} />)
      )}
    </Section>
  );
}

/** More names than this are told by their number. */
const shownLimit = 100;

function NoticeCard({ notice, places }: { notice: Notice; places: Places }) {
  const t = useMessages(noticesMessages).list;
  const format = useFormat();
  const entries = useJournalQuery(() => listEntriesOfSubject(notice.id), [notice.id]);
  const recipients = useMemo(() => places.branches.filter((branch) => isNoticeFor(notice, branch)), [places, notice]);
  const missing = useMemo(() => {
    const read = new Set(
      entries?.flatMap(({ type, unit }) => (type === "notice.acknowledged" ? [unit as string] : [])),
    );
    return recipients.filter(({ id }) => !read.has(id));
  }, [entries, recipients]);
  const { audience, extension } = notice;
  const place = places.unitOf.get(notice.unit);
  const placeName = place === undefined ? notice.unit : format.pick(place.name);
  const count = recipients.length - missing.length;
  const told = t.acknowledged(count, recipients.length);
  return (
    <Card as="article" tone={notice.urgent ? "warning" : "plain"}>
      <div className={styles.form}>
        <div className={styles.chips}>
          <h3>
            <bdi>{format.pick(notice.title)}</bdi>
          </h3>
          {notice.urgent && <Chip tone="warning" icon="alert" label={t.urgent} />}
          {extension && <Chip tone="info" icon="clock" label={t.extension(extension.orderNo)} />}
        </div>
        <p dir="auto" className={styles.body}>
          {format.pick(notice.body)}
        </p>
        {extension && <Ends extension={extension} />}
        <p className={styles.quiet}>
          {format.moment(notice.publishedAt)} ·{" "}
          {audience === undefined
            ? t.toAll(placeName)
            : audience === "border"
              ? t.toBorder(placeName)
              : t.toSome(audience.length)}
        </p>
        <div role="status">
          <ProgressBar label={told} share={recipients.length === 0 ? 0 : count / recipients.length} />
        </div>
        {missing.length === 0 ? (
          <p className={styles.quiet}>{t.everybody}</p>
        ) : (
          <details className={styles.details}>
            <summary>
              {t.missing(missing.length)}
              <Icon name="chevronDown" size={1.25} />
            </summary>
            <ul role="list" className={styles.branches}>
              {missing.slice(0, shownLimit).map(({ id, name }) => (
                <li key={id}>
                  <Link href={`/branches/${encodeURIComponent(id)}`} className={styles.branch}>
                    {format.pick(name)} <bdi dir="ltr">{id}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
            {missing.length > shownLimit && <p>{t.more(missing.length - shownLimit)}</p>}
          </details>
        )}
      </div>
    </Card>
  );
}

/** The order's ends, as they were given. */
function Ends({ extension: { ends } }: { extension: NonNullable<Notice["extension"]> }) {
  const t = useMessages(noticesMessages).extension;
  const format = useFormat();
  const constituencies = useCollection("constituencies");
  const [election] = useCollection("elections");
  const nameOf = (documents: readonly { id: string; name: { fa: string; en: string } }[], id: string | null) => {
    const found = documents.find((each) => each.id === id);
    return found === undefined ? undefined : format.pick(found.name);
  };
  return (
    <ul className={styles.ends}>
      {ends.map(({ constituency, contest, at }) => (
        <li key={`${constituency} ${contest} ${at}`}>
          {t.confirmLine(
            nameOf(constituencies, constituency) ?? constituency ?? t.everywhere,
            nameOf(election?.contests ?? [], contest) ?? t.both,
            format.time(at),
          )}
        </li>
      ))}
    </ul>
  );
}
