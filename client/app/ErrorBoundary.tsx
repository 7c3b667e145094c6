import { Component, type ReactNode } from "react";
import { useMessages } from "../i18n/messages.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Page } from "../ui/Page.tsx";
import { appMessages } from "./app-messages.ts";

interface Failure {
  error: unknown;
}

/** Catches what a screen throws while it is drawn, and says what was kept. Nothing stored is touched. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failure: Failure | undefined }> {
  override state: { failure: Failure | undefined } = { failure: undefined };

  static getDerivedStateFromError(error: unknown): { failure: Failure } {
    return { failure: { error } };
  }

  override render(): ReactNode {
    return this.state.failure ? <FailureScreen {...this.state.failure} /> : this.props.children;
  }
}

function FailureScreen({ error }: Failure) {
  const { failure } = useMessages(appMessages);
  return (
    <Page>
      <ErrorState
        level={1}
        title={failure.title}
        technical={error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}` : String(error)}
        actions={
          <Button kind="primary" icon="refresh" onClick={() => location.reload()}>
            {failure.reload}
          </Button>
        }
      >
        <p>{failure.kept}</p>
        <p>{failure.advice}</p>
      </ErrorState>
    </Page>
  );
}
