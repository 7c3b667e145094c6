import { useMemo, useState } from "react";
import { complaintWindows, endOfWindow, findResultsDay } from "../../../shared/catalogue/complaint-windows.ts";
import type { CalendarItem } from "../../../shared/catalogue/schema.ts";
import { mayAdminister } from "../../../shared/policy/may-administer.ts";
import { usePlaces } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useSession } from "../../session/session-store.ts";
import { useElectionCatalogue } from "../../tablet/use-election-catalogue.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { AnnounceDialog } from "./AnnounceDialog.tsx";
import type { Reach } from "./announce-form.ts";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";

/** Until when complaints are taken and decided, and the announcements of results from which that follows. */
export function LawWindows() {
  const { law: t, announce } = useMessages(complaintsMessages);
  const format = useFormat();
  const catalogue = useElectionCatalogue();
  const { unitOf, constituencies } = usePlaces();
  const device = useSession((session) => session.device);
  const [announcing, setAnnouncing] = useState(false);
  const own = device === null ? undefined : unitOf.get(device.unit);
  const reach = useMemo((): Reach => {
    const isProvince = own?.kind === "province";
    return { isProvince, contests: isProvince ? ["experts", "majles"] : ["majles"], constituencies };
  }, [own, constituencies]);
  if (catalogue === undefined) return null;
  const { election, calendar } = catalogue;
  // Of several constituencies the windows may differ: then only what was told of all of them is said here.
  const [only = null] = constituencies.length === 1 ? constituencies.map(({ id }) => id) : [];
  const days = election.contests.map(({ id }) => findResultsDay(calendar, id, only, election));
  const told = calendar.filter(
    ({ kind, constituency }) =>
      kind === "results" && (constituency === null || constituencies.some(({ id }) => id === constituency)),
  );
  const labelOf = ({ contest, constituency }: CalendarItem) => {
    const held = election.contests.find(({ id }) => id === contest);
    const place = constituencies.find(({ id }) => id === constituency);
    return announce.of(
      held ? format.pick(held.name) : announce.both,
      place ? format.pick(place.name) : announce.everywhere,
    );
  };
  return (
    <Card as="section">
      <h2 className={styles.heading}>{t.title}</h2>
      <Facts
        facts={[
          ...complaintWindows.map((window) => {
            const { kind, endsMs } = endOfWindow(window, election, days);
            return {
              label:
                window.addressee === "guardian-council" ? t.council : window.act === "accept" ? t.boards : t.decide,
              value: kind === "known" ? t.until(format.dateOf(new Date(endsMs - 1).toISOString())) : t.untilResults,
            };
          }),
          ...told.map((item) => ({ label: labelOf(item), value: announce.told(format.moment(item.at), item.orderNo) })),
        ]}
      />
      <p className={styles.quiet}>{t.basis}</p>
      {mayAdminister(device?.role ?? "", "results") && (
        <div>
          <Button icon="edit" onClick={() => setAnnouncing(true)}>
            {announce.open}
          </Button>
        </div>
      )}
      {announcing && (
        <AnnounceDialog reach={reach} election={election} calendar={calendar} onClose={() => setAnnouncing(false)} />
      )}
    </Card>
  );
}
