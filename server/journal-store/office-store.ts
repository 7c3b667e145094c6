/** What the server keeps beside the journal: who may sign in, how tablets are enrolled, and the reference collections. */
import type { CollectionName } from "../../shared/catalogue/schema.ts";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import type { ChainPlace, HealthReceipt } from "../../shared/sync/device-view.ts";
import type { HealthReport } from "../../shared/sync/health.ts";
import type { AsideText, DeviceFacts } from "./device-reader.ts";
import type { Author, Scope } from "./journal-store.ts";
import type { OwnAct } from "./own-entries.ts";

/** A user of the desk. */
export interface NewUser {
  username: string;
  /** argon2id, in its encoded form. */
  passwordHash: string;
  unit: UnitId;
  role: string;
  name: { fa: string; en: string };
  /** Made with the demonstration, with a password that everybody knows: of no use in a live election. */
  demonstration: boolean;
}

export interface User extends NewUser {
  /** Path of the user's unit. */
  path: string;
}

export interface NewEnrolCode {
  /** SHA-256 of the normalised code, base64url: the code itself is never kept. */
  codeHash: string;
  unit: UnitId;
  role: string;
  officer: string;
  createdBy: string;
  expiresAt: string;
  /** The device whose place is taken; it is withdrawn when the code is used. */
  replaces?: AuthorId;
}

export interface NewDevice {
  author: AuthorId;
  deviceName: string;
  platform: string;
}

/**
 * What became of an enrolment. `isNew`: the key was not known before. `used`: by another key; the same key may ask again, its
 * first answer may have been lost.
 */
export type Enrolment =
  | { kind: "enrolled"; author: Author; isNew: boolean; replaced?: AuthorId }
  | { kind: "code-unknown" | "code-used" | "code-expired" | "already-enrolled" | "unknown-unit" };

/** A document of a reference collection. `unit`: the place it belongs to, if it belongs to one. */
export interface ReferenceDocument {
  id: string;
  unit: string | null;
  document: object;
}

export interface ReferencePage {
  /** JSON text of the list of documents; deleted ones carry `_deleted: true`. */
  documentsJson: string;
  /** Pass with the next call. */
  version: number;
}

/** Where an `act` is taken it is written into the server's own log together with what it tells of, both or neither. */
export interface OfficeStore {
  /** Writes down an act that changes nothing else. */
  appendAct(act: OwnAct): Promise<void>;
  /** Adds or replaces a user. Sessions of the user under an older password end. */
  putUser(user: NewUser, at: string, act?: OwnAct): Promise<void>;
  findUser(username: string): Promise<User | undefined>;
  listUsers(): Promise<User[]>;
  putSession(tokenHash: string, username: string, expiresAt: string, at: string, act?: OwnAct): Promise<void>;
  findSession(tokenHash: string, at: string): Promise<User | undefined>;
  /** Moves the end of a session that is still there. */
  extendSession(tokenHash: string, expiresAt: string): Promise<void>;
  endSession(tokenHash: string, act?: OwnAct): Promise<void>;
  addEnrolCode(code: NewEnrolCode, act?: OwnAct): Promise<void>;
  /** Uses up the code and registers the device, both or neither. The act is told of a new device, with unit, role and officer. */
  enrolByCode(codeHash: string, device: NewDevice, at: string, act?: OwnAct): Promise<Enrolment>;
  /** Registers the browser of a desk user as a device of its own. The act is told as by `enrolByCode`. */
  enrolUser(username: string, device: NewDevice, at: string, act?: OwnAct): Promise<Enrolment>;
  listAuthors(scope: Scope): Promise<Author[]>;
  /** What a device said of itself: the newest of each quarter of an hour stays, for twelve hours. */
  putHealth(author: AuthorId, receivedAt: string, report: HealthReport): Promise<void>;
  readDeviceFacts(scope: Scope): Promise<DeviceFacts>;
  /** Newest first. */
  listContacts(author: AuthorId): Promise<HealthReceipt[]>;
  /** By seq, the newest 500. */
  readChain(author: AuthorId): Promise<ChainPlace[]>;
  /** Entries of a scope, or of one author in it, that were kept apart; those first that wait for a decision. */
  listAsideTexts(
    scope: Scope,
    author: AuthorId | null,
    limit: number,
  ): Promise<{ entries: AsideText[]; total: number }>;
  findUnitPath(unit: string): Promise<string | undefined>;
  findSetting(name: string): Promise<string | undefined>;
  putSetting(name: string, value: string): Promise<void>;
  /**
   * Adds or replaces documents; what has not changed keeps its version. `replaceAll`: documents that are not given are marked
   * as deleted. Units also become places that entries can be about. Gives how many changed.
   */
  putReference(
    collection: CollectionName,
    documents: readonly ReferenceDocument[],
    options?: { replaceAll?: boolean; act?: OwnAct },
  ): Promise<number>;
  /** Documents of the scope (its subtree, and the places above it) changed after a version, oldest change first. */
  readReference(collection: string, afterVersion: number, limit: number, scope: Scope): Promise<ReferencePage>;
  /** Every document of a collection that is not deleted. */
  listReference(collection: CollectionName): Promise<object[]>;
  countReference(): Promise<Record<string, number>>;
  /** Calls back with the names of collections that changed, whoever changed them. Gives the function that ends it. */
  onReferenceChange(listener: (collections: string[]) => void): () => void;
}
