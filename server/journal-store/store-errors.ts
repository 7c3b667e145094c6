/** What a store can answer instead of a receipt. In every case nothing of the call was kept. */

/** No room on the disk. The store takes up work by itself once there is. */
export class StoreFullError extends Error {
  override readonly name = "StoreFullError";
}

/** The disk or the database failed. The store opens it anew for the next call. */
export class StoreFailedError extends Error {
  override readonly name = "StoreFailedError";
}

/** More is waiting to be stored than the store holds in memory. */
export class StoreBusyError extends Error {
  override readonly name = "StoreBusyError";
}

export class StoreClosedError extends Error {
  override readonly name = "StoreClosedError";
}

export class DuplicateAuthorError extends Error {
  override readonly name = "DuplicateAuthorError";
}

export class UnknownUnitError extends Error {
  override readonly name = "UnknownUnitError";
}

/** The server's own log cannot go on: what it would have told of was not done. */
export class OwnLogError extends Error {
  override readonly name = "OwnLogError";
}

const kinds = {
  StoreFullError,
  StoreFailedError,
  StoreBusyError,
  StoreClosedError,
  DuplicateAuthorError,
  UnknownUnitError,
  OwnLogError,
};

/** An error as it crosses from one thread to another. */
export interface ErrorMessage {
  name: string;
  message: string;
}

export const toErrorMessage = (error: unknown): ErrorMessage =>
  error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: "StoreFailedError", message: String(error) };

export function fromErrorMessage({ name, message }: ErrorMessage): Error {
  const Kind = kinds[name as keyof typeof kinds];
  return Kind ? new Kind(message) : new StoreFailedError(`${name}: ${message}`);
}

/** The store's word for an error of SQLite. */
export function fromSqliteError(error: unknown): Error {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code !== "string" || !code.startsWith("SQLITE_")) return error as Error;
  const text = `${code}: ${String(message)}`;
  return code.startsWith("SQLITE_FULL") ? new StoreFullError(text) : new StoreFailedError(text);
}
