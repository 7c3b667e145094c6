import { mayAdminister } from "../../../shared/policy/may-administer.ts";
import { usePlaces } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useSession } from "../../session/session-store.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { ExtensionSection } from "./ExtensionSection.tsx";
import { NoticeForm } from "./NoticeForm.tsx";
import { NoticeList } from "./NoticeList.tsx";
import { noticesMessages } from "./notices-messages.ts";

/** What province and county tell the branches, and who there has read it. */
export function NoticesPage() {
  const t = useMessages(noticesMessages);
  const device = useSession((session) => session.device);
  const places = usePlaces();
  const role = device?.role ?? "";
  const own = places.unitOf.get(device?.unit ?? "");
  if (!mayAdminister(role, "notices")) {
    return (
      <Page>
        <TopBar title={t.title} />
        <EmptyState icon="lock" title={t.forbidden}>
          {t.forbiddenFor}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page>
      <TopBar title={t.title} />
      {own === undefined ? (
        <LoadingState lines={6} />
      ) : (
        <>
          <NoticeForm own={own} places={places} />
          {mayAdminister(role, "extensions") && <ExtensionSection places={places} />}
          <NoticeList places={places} />
        </>
      )}
    </Page>
  );
}
