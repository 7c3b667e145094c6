/** What the server keeps beside the journal: who may sign in, how tablets are enrolled, and the reference collections. */
import type { CollectionName } from "../../shared/catalogue/schema.ts";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import type { Author, Scope } from "./journal-store.ts";

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
}

export interface NewDevice {
  author: AuthorId;
  deviceName: string;
  platform: string;
}

/** What became of an enrolment. `used`: by another key; the same key may ask again, its first answer may have been lost. */
export type Enrolment =
  | { kind: "enrolled"; author: Author }
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

export interface OfficeStore {
  putUser(user: NewUser, at: string): Promise<void>;
  findUser(username: string): Promise<User | undefined>;
  listUsers(): Promise<User[]>;
  putSession(tokenHash: string, username: string, expiresAt: string, at: string): Promise<void>;
  findSession(tokenHash: string, at: string): Promise<User | undefined>;
  endSession(tokenHash: string): Promise<void>;
  addEnrolCode(code: NewEnrolCode): Promise<void>;
  /** Uses up the code and registers the device, both or neither. */
  enrolByCode(codeHash: string, device: NewDevice, at: string): Promise<Enrolment>;
  /** Registers the browser of a desk user as a device of its own. */
  enrolUser(username: string, device: NewDevice, at: string): Promise<Enrolment>;
  listAuthors(scope: Scope): Promise<Author[]>;
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
    options?: { replaceAll?: boolean },
  ): Promise<number>;
  /** Documents of the scope (its subtree, and the places above it) changed after a version, oldest change first. */
  readReference(collection: string, afterVersion: number, limit: number, scope: Scope): Promise<ReferencePage>;
  /** Every document of a collection that is not deleted. */
  listReference(collection: CollectionName): Promise<object[]>;
  countReference(): Promise<Record<string, number>>;
  /** Calls back with the names of collections that changed, whoever changed them. Gives the function that ends it. */
  onReferenceChange(listener: (collections: string[]) => void): () => void;
}
