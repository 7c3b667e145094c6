import { useRef } from "react";
import { ProblemError } from "../../sync/http.ts";

/**
 * One id for what is sent, however often it has to be sent: a reply that was lost is asked for again. Once it is done, or the server
 * has something else under the id (what was changed after a lost reply), the next is sent under another.
 */
export function useOwnId(): <Result>(call: (id: string) => Promise<Result>) => Promise<Result> {
  const id = useRef<string>(undefined);
  return async (call) => {
    id.current ??= crypto.randomUUID();
    try {
      const result = await call(id.current);
      id.current = undefined;
      return result;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 409) id.current = undefined;
      throw error;
    }
  };
}
