import type { ReadScope } from "./journal-store.ts";
import type { Sqlite } from "./sqlite-schema.ts";

/** A page ends after this much text, whatever its limit: a caller on a weak line gets it in one piece. */
const maxPageBytes = 2 * 1024 * 1024;
const maxRowsPerQuery = 250;
/** Before anything is known of the rows: few enough that the largest of them make no more than a page. */
const firstRows = 25;
/** Scopes of so few units are read by unit; larger ones by position, leaving out what is not theirs. */
const maxUnitsByIndex = 4;

/** The wire's form of an entry, made by SQLite: no row ever becomes an object. */
const rowJson =
  "json_object('position',position,'receivedAt',received_at,'header',header,'payload',payload,'signature',signature)";

const pageOf = (rows: string) =>
  `SELECT CAST(group_concat(${rowJson}) AS BLOB) AS json, count(*) AS count, max(position) AS last FROM (${rows})`;

const columns = "position, received_at, header, payload, signature FROM entries";

const pageStart = Buffer.from('{"entries":[');
const comma = Buffer.from(",");

interface Piece {
  json: Buffer;
  count: number;
  last: number;
}

/** Entries of a page as parts of its JSON, and where the next one begins. */
export interface PageRows {
  pieces: Buffer[];
  next: number;
  /** Size of the log when it was read. */
  upTo: number;
}

export interface PageReader {
  readRows(after: number, limit: number, scope: ReadScope): PageRows;
  /** The page as the UTF-8 of `PullReply`, with the size of the log as it is now. */
  finish(rows: PageRows): Buffer;
}

type PageQueries = ReturnType<typeof prepareQueries>;

/** What the headers of a page must say, as SQL. A header is stored as it was signed, in whatever spelling of JSON: it is read as JSON. */
function conditionOf(types: ReadScope["types"]): string {
  if (types === undefined || (types.kind === "except" && types.types.length === 0)) return "";
  const named = types.types.map((type) => `'${type}'`).join(", ");
  return `AND json_extract(header, '$.type') ${types.kind === "except" ? "NOT IN" : "IN"} (${named})`;
}

function prepareQueries(db: Sqlite, condition: string) {
  const after = `WHERE position > ? AND position <= ? ${condition}`;
  return {
    all: db.prepare(pageOf(`SELECT ${columns} ${after} ORDER BY position LIMIT ?`)),
    subtree: db.prepare(
      pageOf(`SELECT ${columns} ${after}
        AND unit IN (SELECT id FROM units WHERE substr(path, 1, ?) = ?) ORDER BY position LIMIT ?`),
    ),
    byUnits: db.prepare(
      pageOf(`SELECT ${columns} INDEXED BY entries_by_unit ${after}
        AND unit IN (SELECT value FROM json_each(?)) ORDER BY position LIMIT ?`),
    ),
  };
}

/** Reads pages of a scope. */
export function createPageReader(db: Sqlite): PageReader {
  const sizeQuery = db.prepare("SELECT coalesce(max(position), 0) AS size FROM entries");
  const readSize = () => (sizeQuery.get() as { size: number }).size;
  const unitsOf = db.prepare("SELECT id FROM units WHERE substr(path, 1, ?) = ? LIMIT ?");
  const isWhole = db.prepare("SELECT NOT EXISTS (SELECT 1 FROM units WHERE substr(path, 1, ?) <> ?) AS whole");
  const prepared = new Map<string, PageQueries>();

  function queriesOf(types: ReadScope["types"]): PageQueries {
    const condition = conditionOf(types);
    let queries = prepared.get(condition);
    if (queries === undefined) {
      queries = prepareQueries(db, condition);
      prepared.set(condition, queries);
    }
    return queries;
  }

  function chooseQuery({ path, types }: ReadScope): (after: number, upTo: number, limit: number) => Piece {
    const { all, subtree, byUnits } = queriesOf(types);
    if ((isWhole.get(path.length, path) as { whole: number }).whole === 1) {
      return (after, upTo, limit) => all.get(after, upTo, limit) as Piece;
    }
    const units = unitsOf.all(path.length, path, maxUnitsByIndex + 1) as { id: number }[];
    if (units.length > maxUnitsByIndex) {
      return (after, upTo, limit) => subtree.get(after, upTo, path.length, path, limit) as Piece;
    }
    const ids = JSON.stringify(units.map(({ id }) => id));
    return (after, upTo, limit) => byUnits.get(after, upTo, ids, limit) as Piece;
  }

  function readRows(after: number, limit: number, scope: ReadScope): PageRows {
    const upTo = readSize();
    const query = chooseQuery(scope);
    const pieces: Buffer[] = [];
    let sizeBytes = 0;
    let left = limit;
    let fitting = firstRows;
    // A caller that stands beyond the end of the log learns so from `upTo`.
    let next = Math.min(after, upTo);
    while (left > 0 && sizeBytes < maxPageBytes) {
      const wanted = Math.min(left, fitting);
      const piece = query(next, upTo, wanted);
      if (piece.count > 0) {
        if (sizeBytes > 0) pieces.push(comma);
        pieces.push(piece.json);
        sizeBytes += piece.json.length;
        next = piece.last;
        left -= piece.count;
        const rowBytes = piece.json.length / piece.count;
        fitting = Math.max(1, Math.min(maxRowsPerQuery, Math.ceil((maxPageBytes - sizeBytes) / rowBytes)));
      }
      if (piece.count < wanted) {
        next = upTo;
        break;
      }
    }
    return { pieces, next, upTo };
  }

  return {
    readRows,
    finish: ({ pieces, next }) =>
      Buffer.concat([pageStart, ...pieces, Buffer.from(`],"next":${next},"upTo":${readSize()}}`)]),
  };
}
