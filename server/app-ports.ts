import type { SqliteStore } from "./journal-store/sqlite-store.ts";
import type { Projector } from "./projector/projector.ts";
import type { OfficeLog } from "./office-log/office-log.ts";
import type { TlsKeeper } from "./tls/tls-keeper.ts";
import type { Secrets } from "./session/secrets.ts";

/** What the app is given; tests give their own. */
export interface AppPorts {
  store: SqliteStore;
  projector: Pick<Projector, "board">;
  secrets: Secrets;
  /** Writes down what is done at this server and its desks. */
  office: OfficeLog;
  /** The certificate to be shown; without it plain http is spoken. */
  tls?: TlsKeeper | undefined;
  /** Id of the election that this server keeps. */
  election: string;
  now(): Date;
}
