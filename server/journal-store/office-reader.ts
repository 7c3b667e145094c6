import type { Notice, Unit } from "../../shared/catalogue/schema.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import type { Scope } from "./journal-store.ts";
import { viewNotice, type NoticeViewer } from "./notice-view.ts";
import type { ReferencePage, User } from "./office-store.ts";
import type { Sqlite } from "./sqlite-schema.ts";

interface UserRow {
  username: string;
  password_hash: string;
  unit: UnitId;
  path: string;
  role: string;
  name_fa: string;
  name_en: string;
  demonstration: number;
}

const toUser = (row: UserRow): User => ({
  username: row.username,
  passwordHash: row.password_hash,
  unit: row.unit,
  path: row.path,
  role: row.role,
  name: { fa: row.name_fa, en: row.name_en },
  demonstration: row.demonstration === 1,
});

/** The reading half of `OfficeStore`. */
export function createOfficeReader(db: Sqlite) {
  const sql = prepare(db);

  /** Undefined while the unit of the scope is in no list. */
  function findViewer(path: string): NoticeViewer | undefined {
    const id = path.split("/").at(-2);
    const row = sql.document.get("units", id) as { document: string } | undefined;
    return row && { unit: JSON.parse(row.document) as Unit, covers: (unit) => pathOf(unit)?.startsWith(path) === true };
  }
  const pathOf = (unit: string): string | undefined => (sql.unit.get(unit) as { path: string } | undefined)?.path;

  return {
    findUser(username: string): User | undefined {
      const row = sql.user.get(username) as UserRow | undefined;
      return row && toUser(row);
    },

    listUsers: (): User[] => (sql.users.all() as UserRow[]).map(toUser),

    findSession(tokenHash: string, at: string): User | undefined {
      const row = sql.session.get(tokenHash, at) as UserRow | undefined;
      return row && toUser(row);
    },

    findUnitPath: pathOf,

    findSetting: (name: string): string | undefined => (sql.setting.get(name) as { value: string } | undefined)?.value,

    readReference(collection: string, afterVersion: number, limit: number, { path }: Scope): ReferencePage {
      const rows = sql.changed.all(collection, afterVersion, path.length, path, path, limit) as {
        version: number;
        document: string;
        deleted: number;
      }[];
      const viewer = collection === "notices" ? findViewer(path) : undefined;
      const texts = rows.map(({ document, deleted }) => {
        if (deleted === 1) return `${document.slice(0, -1)},"_deleted":true}`;
        if (viewer === undefined) return document;
        // A page without it would be a short one, which ends the reading: what is not for the caller is told as gone.
        const notice = JSON.parse(document) as Notice;
        return JSON.stringify(viewNotice(notice, viewer) ?? { id: notice.id, _deleted: true });
      });
      return { documentsJson: `[${texts.join(",")}]`, version: rows.at(-1)?.version ?? afterVersion };
    },

    listReference: (collection: string): object[] =>
      (sql.current.all(collection) as { document: string }[]).map(({ document }) => JSON.parse(document) as object),

    countReference(): Record<string, number> {
      const rows = sql.counts.all() as { collection: string; count: number }[];
      return Object.fromEntries(rows.map(({ collection, count }) => [collection, count]));
    },
  };
}

function prepare(db: Sqlite) {
  const userColumns = "x.*, u.path FROM users x JOIN units u ON u.unit = x.unit";
  return {
    user: db.prepare(`SELECT ${userColumns} WHERE x.username = ?`),
    users: db.prepare(`SELECT ${userColumns} ORDER BY length(u.path), x.username`),
    session: db.prepare(
      `SELECT x.*, u.path FROM sessions s JOIN users x ON x.username = s.username JOIN units u ON u.unit = x.unit
       WHERE s.token_hash = ? AND s.expires_at > ?`,
    ),
    unit: db.prepare("SELECT path FROM units WHERE unit = ?"),
    setting: db.prepare("SELECT value FROM settings WHERE name = ?"),
    // What belongs to no place is everybody's; the rest is the caller's if its place lies below the caller's, or above it.
    changed: db.prepare(
      `SELECT r.version, r.document, r.deleted FROM reference_documents r LEFT JOIN units u ON u.unit = r.unit
       WHERE r.collection = ? AND r.version > ?
         AND (r.unit IS NULL OR substr(u.path, 1, ?) = ? OR substr(?, 1, length(u.path)) = u.path)
       ORDER BY r.version LIMIT ?`,
    ),
    current: db.prepare(
      "SELECT document FROM reference_documents WHERE collection = ? AND deleted = 0 ORDER BY version",
    ),
    document: db.prepare("SELECT document FROM reference_documents WHERE collection = ? AND id = ? AND deleted = 0"),
    counts: db.prepare(
      "SELECT collection, count(*) AS count FROM reference_documents WHERE deleted = 0 GROUP BY collection",
    ),
  };
}
