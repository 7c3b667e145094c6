import { usePlaces } from "../../desk/places.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { everySealedReport } from "./SealedLink.tsx";
import { sealedMessages } from "./sealed-messages.ts";

/** Every sealed report of the scope, newest first: where it was made, by which account and when. */
export function SealedReportsPage() {
  const t = useMessages(sealedMessages);
  const format = useFormat();
  const nowMs = useNow();
  const { inLine } = useTimeText();
  const places = usePlaces();
  const sealed = useAnswer("sealed-reports", everySealedReport);
  return (
    <Page width="full">
      <TopBar title={t.title} back="/violations" />
      <p>{t.intro}</p>
      {sealed === undefined ? (
        <LoadingState label={t.loading} />
      ) : sealed.length === 0 ? (
        <EmptyState icon="lock" title={t.none}>
          {t.noneAdvice}
        </EmptyState>
      ) : (
        <List label={t.title}>
          {sealed.map(({ author, seq, payloadHash, unit, officer, receivedAt, time }) => {
            const branch = places.unitOf.get(unit);
            const county = branch && places.countyOf(branch);
            return (
              <ListItem
                key={`${author}/${seq}/${payloadHash}`}
                start={<Icon name="lock" />}
                href={`/violations/sealed/${author}/${seq}`}
                title={[branch ? format.pick(branch.name) : unit, county ? format.pick(county.name) : ""]
                  .filter(Boolean)
                  .join(" · ")}
                detail={
                  <>
                    <bdi dir="ltr">{officer}</bdi> · {inLine(time)}
                  </>
                }
                end={receivedAt === null ? null : t.received(format.age(receivedAt, nowMs))}
              />
            );
          })}
        </List>
      )}
    </Page>
  );
}
