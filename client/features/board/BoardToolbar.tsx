import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { ScopeFilter } from "../../desk/ScopeFilter.tsx";
import { useDesk } from "../../desk/desk-store.ts";
import { saveCsv } from "../../desk/csv.ts";
import { IconButton } from "../../ui/Button.tsx";
import { TopBar } from "../../ui/Page.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { boardTable } from "./board-csv.ts";
import { chooseOnBoard, useBoardChoice } from "./board-filter.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./BoardToolbar.module.css";
import type { RowFilter, RowOrder } from "./select-rows.ts";
import type { Board } from "./use-board.ts";

/** Name of the page, and which rows are shown in which order. */
export function BoardToolbar({ board }: { board: Board }) {
  const t = useMessages(boardMessages);
  const desk = useMessages(deskMessages);
  const format = useFormat();
  const { scope, query, show, order } = useBoardChoice();
  const unchecked = useDesk((state) => state.state.unchecked);
  const { places, shown, scopeSize, readAt } = board;

  const exportTable = () => {
    const file = t.csv.file(format.dateOf(readAt).replaceAll(" ", "-"), format.time(readAt).replace(":", "-"));
    saveCsv(file, boardTable(board, t, desk, format));
  };

  return (
    <div className={styles.head}>
      <TopBar
        title={t.title}
        subtitle={
          <span role="status">
            {t.shown(shown.length, scopeSize)}
            {unchecked > 0 && ` · ${t.checking(unchecked)}`}
          </span>
        }
        actions={<IconButton icon="download" label={desk.export} onClick={exportTable} />}
      />
      <div className={styles.toolbar}>
        <SearchInput
          className={styles.search}
          label={t.search}
          value={query}
          onChange={(typed) => chooseOnBoard({ query: typed })}
        />
        <ScopeFilter places={places} value={scope} onChange={(chosen) => chooseOnBoard({ scope: chosen })} />
        <Select
          label={t.show}
          labelHidden
          empty={null}
          value={show}
          onChange={(chosen) => chooseOnBoard({ show: chosen as RowFilter })}
          options={Object.entries(t.shows).map(([value, label]) => ({ value, label }))}
        />
        <Select
          label={t.order}
          labelHidden
          empty={null}
          value={order}
          onChange={(chosen) => chooseOnBoard({ order: chosen as RowOrder })}
          options={Object.entries(t.orders).map(([value, label]) => ({ value, label }))}
        />
      </div>
    </div>
  );
}
