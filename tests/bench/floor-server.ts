/**
 * The floor of the server's figures: bare Fastify routes that parse the same bodies and store the same bytes in SQLite with
 * `synchronous=FULL`, a transaction a request, that stream the rows again unparsed, and that write a file as it comes. No check of
 * anything.
 */
import { open } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import fastify from "fastify";
import Database from "libsql";
import type { Entry } from "../../shared/journal/entry.ts";

const db = new Database(join(process.argv[2]!, "floor.db"));
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec("CREATE TABLE entry (position INTEGER PRIMARY KEY, header TEXT, payload TEXT, signature TEXT)");
const insert = db.prepare("INSERT INTO entry (header, payload, signature) VALUES (?, ?, ?)");
const store = db.transaction((entries: Entry[]) => {
  for (const { header, payload, signature } of entries) insert.run(header, payload, signature);
});
const size = db.prepare("SELECT max(position) AS size FROM entry");
const newest = db
  .prepare("SELECT header, payload, signature FROM entry WHERE position > ? ORDER BY position")
  .raw() as unknown as { iterate(after: number): Iterable<string[]> };

const app = fastify({ bodyLimit: 8 * 1024 * 1024 });
app.post<{ Body: { entries: Entry[] } }>("/push", (request) => {
  store(request.body.entries);
  return { stored: request.body.entries.length };
});
app.get<{ Querystring: { newest: string } }>("/pull", (request, reply) => {
  const after = (size.get() as { size: number }).size - Number(request.query.newest);
  return reply.type("text/plain").send(Readable.from(linesOf(newest.iterate(after))));
});

/** Rows by the hundred: a chunk each would measure the stream, not the rows. */
function* linesOf(rows: Iterable<string[]>): Generator<string> {
  let chunk = "";
  let count = 0;
  for (const [header, payload, signature] of rows) {
    chunk += `${header}\n${payload}\n${signature}\n`;
    if (++count % 100 === 0) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}

// A plain upload: written as it comes, and on the disk before it is answered.
let files = 0;
app.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
app.put<{ Body: Readable }>("/file", async ({ body }) => {
  const file = await open(join(process.argv[2]!, `file-${++files}`), "w");
  try {
    for await (const chunk of body) await file.write(chunk as Buffer);
    await file.sync();
  } finally {
    await file.close();
  }
  return { stored: 1 };
});

process.on("SIGTERM", () => {
  void app.close().then(() => process.exit(0));
});
console.log(await app.listen({ port: 0, host: "127.0.0.1" }));
