import { liveQuery } from "dexie";
import { useEffect, useState } from "react";

/**
 * The result of a read over the journal, read again whenever anything that it touched changes, in any tab. Undefined until the
 * first result. `dependencies` as of useEffect. Reads must come from this folder; an error is thrown to the nearest boundary.
 */
export function useJournalQuery<Result>(
  read: () => Promise<Result>,
  dependencies: readonly unknown[],
): Result | undefined {
  const [state, setState] = useState<{ result?: Result; error?: unknown }>({});
  useEffect(() => {
    const subscription = liveQuery(read).subscribe({
      next: (result) => setState({ result }),
      error: (error: unknown) => setState({ error }),
    });
    return () => subscription.unsubscribe();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what the read depends on
  }, dependencies);
  if (state.error !== undefined) throw state.error;
  return state.result;
}
