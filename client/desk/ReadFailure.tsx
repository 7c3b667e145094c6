import type { ReactNode } from "react";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";

interface ReadFailureProps {
  title: string;
  retry: string;
  onRetry: () => void;
  /** What is shown meanwhile, and what to do. */
  children: ReactNode;
}

/** What the desk asks the server for live could not be read; what was read before stays in sight. */
export function ReadFailure({ title, retry, onRetry, children }: ReadFailureProps) {
  return (
    <Banner
      tone="warning"
      live="status"
      title={title}
      actions={
        <Button icon="refresh" onClick={onRetry}>
          {retry}
        </Button>
      }
    >
      {children}
    </Banner>
  );
}
