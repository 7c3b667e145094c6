import { OtherDeskError, TabletInUseError } from "../../session/desk-session.ts";
import { NoProgressError, ProblemError, UnreachableError } from "../../sync/http.ts";

export type LoginFailure = "wrong" | "busy" | "unreachable" | "tablet" | "other" | "unknown";

export function loginFailureOf(error: unknown): LoginFailure {
  if (error instanceof TabletInUseError) return "tablet";
  if (error instanceof OtherDeskError) return "other";
  if (error instanceof UnreachableError || error instanceof NoProgressError) return "unreachable";
  if (error instanceof ProblemError && error.status === 401) return "wrong";
  return error instanceof ProblemError && (error.status === 429 || error.status === 503) ? "busy" : "unknown";
}
