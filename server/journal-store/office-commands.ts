import type { Enrolment, NewDevice, NewEnrolCode, NewUser, ReferenceDocument } from "./office-store.ts";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import type { HealthReport } from "../../shared/sync/health.ts";
import type { Author, NewAuthor } from "./journal-store.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";

interface CodeRow {
  unit: UnitId;
  role: string;
  officer: string;
  expires_at: string;
  used_by: string | null;
}

/** For whom a device is enrolled. */
interface Place {
  unit: UnitId;
  role: string;
  officer: string;
}

/** Of what a device says of itself the newest of each slot is kept, and so many slots. */
const slotMs = 15 * 60_000;
const keptSlots = 48;

/** What the store's thread does for the office when told, beside the journal and in its transactions. */
export function createOfficeCommands(writer: SqliteWriter, registerAuthor: (author: NewAuthor) => void) {
  const run = (sql: string, ...values: unknown[]) => writer.db.prepare(sql).run(...values);

  function enrol(place: Place, device: NewDevice, at: string): Enrolment {
    const unit = writer.transaction.findUnit(place.unit);
    if (unit === undefined) return { kind: "unknown-unit" };
    const fresh: NewAuthor = { ...place, ...device, enrolledAt: at };
    const known = writer.transaction.findAuthor(device.author);
    if (known === undefined) registerAuthor(fresh);
    else if (known.status === "revoked" || !isPlaceOf(known, place)) return { kind: "already-enrolled" };
    const author: Author = {
      ...fresh,
      path: unit.path,
      status: known?.status ?? "active",
      statusAt: at,
      head: known?.head ?? null,
    };
    return { kind: "enrolled", author, isNew: known === undefined };
  }

  /** A key speaks for whom it was enrolled, whatever code it comes back with. */
  function isPlaceOf({ id, unit }: { id: number; unit: string }, place: Place): boolean {
    const { role, officer } = writer.db.prepare("SELECT role, officer FROM authors WHERE id = ?").get(id) as Omit<
      Place,
      "unit"
    >;
    return unit === place.unit && role === place.role && officer === place.officer;
  }

  /** The device whose place the code was made for is withdrawn in the same transaction; a repeated call changes nothing. */
  function replace(codeHash: string, author: AuthorId, at: string): AuthorId | undefined {
    const row = writer.db.prepare("SELECT old_author FROM replacements WHERE code_hash = ?").get(codeHash) as
      | { old_author: AuthorId }
      | undefined;
    if (row === undefined || row.old_author === author) return undefined;
    const sql = "UPDATE replacements SET new_author = ?, replaced_at = ? WHERE code_hash = ? AND new_author IS NULL";
    run(sql, author, at, codeHash);
    if (writer.transaction.findAuthor(row.old_author)?.status !== "revoked") {
      writer.transaction.setStatus(row.old_author, "revoked", at);
    }
    return row.old_author;
  }

  return {
    putUser(user: NewUser, at: string): void {
      run(
        "DELETE FROM sessions WHERE username = (SELECT username FROM users WHERE username = ? AND password_hash <> ?)",
        user.username,
        user.passwordHash,
      );
      run(
        `INSERT INTO users (username, password_hash, unit, role, name_fa, name_en, demonstration, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (username) DO UPDATE SET password_hash = excluded.password_hash, unit = excluded.unit,
           role = excluded.role, name_fa = excluded.name_fa, name_en = excluded.name_en,
           demonstration = excluded.demonstration`,
        user.username,
        user.passwordHash,
        user.unit,
        user.role,
        user.name.fa,
        user.name.en,
        user.demonstration ? 1 : 0,
        at,
      );
    },

    putSession(tokenHash: string, username: string, expiresAt: string, at: string): void {
      run("DELETE FROM sessions WHERE expires_at < ?", at);
      run("INSERT INTO sessions (token_hash, username, expires_at) VALUES (?, ?, ?)", tokenHash, username, expiresAt);
    },

    extendSession(tokenHash: string, expiresAt: string): void {
      run("UPDATE sessions SET expires_at = ? WHERE token_hash = ?", expiresAt, tokenHash);
    },

    endSession(tokenHash: string): void {
      run("DELETE FROM sessions WHERE token_hash = ?", tokenHash);
    },

    addEnrolCode(code: NewEnrolCode): void {
      run(
        `INSERT INTO enrol_codes (code_hash, unit, role, officer, created_by, expires_at) VALUES (?, ?, ?, ?, ?, ?)`,
        code.codeHash,
        code.unit,
        code.role,
        code.officer,
        code.createdBy,
        code.expiresAt,
      );
      if (code.replaces !== undefined) {
        run("INSERT INTO replacements (code_hash, old_author) VALUES (?, ?)", code.codeHash, code.replaces);
      }
    },

    putHealth(author: AuthorId, receivedAt: string, report: HealthReport): void {
      const slot = Math.floor(Date.parse(receivedAt) / slotMs);
      run(
        `INSERT INTO health_reports (author, slot, received_at, report) VALUES (?, ?, ?, ?)
         ON CONFLICT (author, slot) DO UPDATE SET received_at = excluded.received_at, report = excluded.report`,
        author,
        slot,
        receivedAt,
        JSON.stringify(report),
      );
      run("DELETE FROM health_reports WHERE author = ? AND slot <= ?", author, slot - keptSlots);
    },

    enrolByCode(codeHash: string, device: NewDevice, at: string): Enrolment {
      const code = writer.db
        .prepare("SELECT unit, role, officer, expires_at, used_by FROM enrol_codes WHERE code_hash = ?")
        .get(codeHash) as CodeRow | undefined;
      if (code === undefined) return { kind: "code-unknown" };
      if (code.used_by !== null && code.used_by !== device.author) return { kind: "code-used" };
      if (code.expires_at <= at) return { kind: "code-expired" };
      const enrolment = enrol({ unit: code.unit, role: code.role, officer: code.officer }, device, at);
      if (enrolment.kind === "enrolled") {
        run("UPDATE enrol_codes SET used_by = ?, used_at = ? WHERE code_hash = ?", device.author, at, codeHash);
        const replaced = replace(codeHash, device.author, at);
        if (replaced !== undefined) return { ...enrolment, replaced };
      }
      return enrolment;
    },

    enrolUser(username: string, device: NewDevice, at: string): Enrolment {
      const user = writer.db.prepare("SELECT unit, role FROM users WHERE username = ?").get(username) as
        | { unit: UnitId; role: string }
        | undefined;
      if (user === undefined) return { kind: "code-unknown" };
      return enrol({ ...user, officer: username }, device, at);
    },

    putSetting(name: string, value: string): void {
      run(
        "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value,
      );
    },

    putReference(collection: string, documents: readonly ReferenceDocument[], replaceAll: boolean): number {
      return putReference(writer, collection, documents, replaceAll);
    },
  };
}

export type OfficeCommands = ReturnType<typeof createOfficeCommands>;

function putReference(
  writer: SqliteWriter,
  collection: string,
  documents: readonly ReferenceDocument[],
  replaceAll: boolean,
): number {
  const { db } = writer;
  const find = db.prepare("SELECT version, document, deleted FROM reference_documents WHERE collection = ? AND id = ?");
  const remove = db.prepare("DELETE FROM reference_documents WHERE version = ?");
  const insert = db.prepare(
    "INSERT INTO reference_documents (version, collection, id, unit, document, deleted) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const upsertUnit = db.prepare(
    "INSERT INTO units (unit, path) VALUES (?, ?) ON CONFLICT (unit) DO UPDATE SET path = excluded.path",
  );
  const { last } = db.prepare("SELECT coalesce(max(version), 0) AS last FROM reference_documents").get() as {
    last: number;
  };
  let version = last;
  let changed = 0;
  const put = (id: string, unit: string | null, text: string, deleted: 0 | 1) => {
    const known = find.get(collection, id) as { version: number; document: string; deleted: number } | undefined;
    if (known !== undefined && known.document === text && known.deleted === deleted) return;
    if (known !== undefined) remove.run(known.version);
    version += 1;
    changed += 1;
    insert.run(version, collection, id, unit, text, deleted);
  };
  for (const { id, unit, document } of documents) {
    put(id, unit, JSON.stringify(document), 0);
    if (collection === "units") upsertUnit.run(id, (document as { path: string }).path);
  }
  if (replaceAll) {
    const kept = new Set(documents.map(({ id }) => id));
    const rows = db.prepare("SELECT id, unit, document FROM reference_documents WHERE collection = ? AND deleted = 0");
    for (const row of rows.all(collection) as { id: string; unit: string | null; document: string }[]) {
      if (!kept.has(row.id)) put(row.id, row.unit, row.document, 1);
    }
  }
  if (collection === "units") writer.transaction.forgetUnits();
  return changed;
}
