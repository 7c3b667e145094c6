/** A value that a synchronous host (a SQLite thread) gives at once and another (WebCrypto, PostgreSQL) later. */
export type MaybePromise<T> = T | Promise<T>;
