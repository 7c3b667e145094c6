import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { NoProgressError, ProblemError, UnreachableError } from "./http.ts";
import { DeviceRefusedError } from "./session-token.ts";

/**
 * Why a round did not get through, as a person can act on it.
 * unreachable: no network, wrong address, or a certificate that is not valid (look at the tablet's date) ·
 * no-progress: connected, but nothing comes through · not-the-server: something else answered, as a hotel's sign-in page does ·
 * busy: the server asks to wait · server-full · server-error · device-refused: withdrawn or unknown, call the district ·
 * refused: the server did not take the request · store: this device's own store failed.
 */
export type SyncProblem =
  | "unreachable"
  | "no-progress"
  | "not-the-server"
  | "busy"
  | "server-full"
  | "server-error"
  | "device-refused"
  | "refused"
  | "store";

export function toSyncProblem(error: unknown): SyncProblem {
  if (error instanceof UnreachableError) return "unreachable";
  if (error instanceof NoProgressError) return "no-progress";
  if (error instanceof UnexpectedReplyError) return "not-the-server";
  if (error instanceof DeviceRefusedError) return "device-refused";
  if (error instanceof ProblemError) return ofStatus(error.status);
  return "store";
}

function ofStatus(status: number): SyncProblem {
  if (status === 429 || status === 503) return "busy";
  if (status === 507) return "server-full";
  if (status >= 500) return "server-error";
  return status === 401 || status === 403 ? "device-refused" : "refused";
}
