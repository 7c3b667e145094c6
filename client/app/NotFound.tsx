import { useMessages } from "../i18n/messages.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";
import { appMessages } from "./app-messages.ts";

/** The last route of each role; `home` is the role's first page. */
export function NotFound({ home }: { home: string }) {
  const { notFound } = useMessages(appMessages);
  return (
    <Page>
      <EmptyState
        level={1}
        icon="search"
        title={notFound.title}
        actions={
          <ButtonLink kind="primary" href={home}>
            {notFound.home}
          </ButtonLink>
        }
      >
        {notFound.advice}
      </EmptyState>
    </Page>
  );
}
