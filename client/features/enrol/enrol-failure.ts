import { NoProgressError, ProblemError, UnreachableError } from "../../sync/http.ts";

/** What an officer can do about an enrolment that failed. */
export type EnrolFailure = "mistyped" | "code" | "unreachable" | "busy" | "other";

export function enrolFailureOf(error: unknown): EnrolFailure {
  if (error instanceof UnreachableError || error instanceof NoProgressError) return "unreachable";
  if (!(error instanceof ProblemError)) return "other";
  if (error.status === 429 || error.status === 503) return "busy";
  return error.status >= 400 && error.status < 500 ? "code" : "other";
}
