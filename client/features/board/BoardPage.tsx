import { useDesk } from "../../desk/desk-store.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { clearBoardFilters } from "./board-filter.ts";
import { BoardGrid } from "./BoardGrid.tsx";
import { boardMessages } from "./board-messages.ts";
import styles from "./BoardPage.module.css";
import { BoardSummary } from "./BoardSummary.tsx";
import { BoardToolbar } from "./BoardToolbar.tsx";
import { Legend } from "./Legend.tsx";
import { useBoard } from "./use-board.ts";

/** The supervisor's first screen: who has not reported, why, and whom to call; below it every branch and every report. */
export function BoardPage() {
  const t = useMessages(boardMessages);
  const desk = useMessages(deskMessages);
  const phase = useDesk((state) => state.phase);
  return (
    <Page width="full" className={styles.page}>
      {phase === "open" ? (
        <OpenBoard />
      ) : phase === "failed" ? (
        <>
          <TopBar title={t.title} />
          <ErrorState title={desk.failedTitle} onRetry={() => location.reload()}>
            {desk.failed}
          </ErrorState>
        </>
      ) : (
        <>
          <TopBar title={t.title} />
          <LoadingState label={t.loading} lines={8} />
        </>
      )}
    </Page>
  );
}

function OpenBoard() {
  const t = useMessages(boardMessages);
  const { filters } = useMessages(deskMessages);
  const board = useBoard();
  if (board.places.branches.length === 0) {
    return (
      <>
        <TopBar title={t.title} />
        <EmptyState icon="branch" title={t.noBranches}>
          {t.noBranchesAdvice}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <BoardToolbar board={board} />
      <BoardSummary board={board} />
      {board.shown.length === 0 ? (
        <EmptyState
          icon="filter"
          title={t.noRows}
          actions={<Button onClick={clearBoardFilters}>{filters.clear}</Button>}
        >
          {t.noRowsAdvice}
        </EmptyState>
      ) : (
        <BoardGrid board={board} />
      )}
      <Legend />
    </>
  );
}
