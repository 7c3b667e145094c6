import { findDiskProblem, ProblemError, problemBody, problems, type ProblemName } from "../problems.ts";
import { ChecksumMismatchError } from "./upload-store.ts";

/** An error as @tus/server takes it; `body` is the problem's JSON. */
export interface TusError {
  status_code: number;
  body: string;
}

/** @tus/server speaks of errors in its own words; ours are problems of the catalogue. */
const byStatus: Record<number, ProblemName> = {
  404: "not-found",
  409: "wrong-offset",
  410: "not-found",
  412: "tus-version",
  413: "too-large",
  415: "unsupported-media-type",
  // An extension that is not announced.
  501: "upload-refused",
};

export const refuse = (name: ProblemName, instance: string, errors?: string[]): TusError => ({
  status_code: problems[name].status,
  body: JSON.stringify(problemBody(name, instance, errors === undefined ? {} : { errors })),
});

export function toTusError(error: Error | TusError, instance: string): TusError {
  if (!("status_code" in error)) return refuse(nameOf(error), instance);
  return error.body.startsWith("{") ? error : refuseStatus(error.status_code, error.body, instance);
}

/** The problem for a status and the words that @tus/server has for it. */
export function refuseStatus(status: number, words: string, instance: string): TusError {
  const name = byStatus[status] ?? (status >= 500 ? "internal-error" : "upload-refused");
  return name === "upload-refused" ? refuse(name, instance, [words.trim()]) : refuse(name, instance);
}

function nameOf(error: Error): ProblemName {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof ChecksumMismatchError) return "evidence-hash-differs";
  return findDiskProblem(error) ?? "internal-error";
}
