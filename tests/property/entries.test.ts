/** Reading what anybody may have sent. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createReplyParser, parseReplyText } from "../../shared/sync/parse-reply.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { compileSchema } from "../support/compile-schema.ts";
import { testChecker } from "../support/entry-fixtures.ts";
import { MemoryServer } from "../support/memory-server.ts";
import { enrol, units, writeLog } from "./written-logs.ts";

const log = await writeLog("entries", units[0]!, 12);
const [, entry] = log.chain.map((built) => built.entry);

test.each(["header", "payload", "signature"] as const)("J16 no bit of the %s can be changed unseen", async (part) => {
  const bytes = Buffer.from(entry![part]!);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    const text = flipped.toString("utf8");
    const [checked] = await testChecker.check([{ ...entry!, [part]: text }]);
    expect(checked!.kind, `bit ${bit}: ${text}`).not.toBe("sound");
  }
});

test("J16 any change of any text at all is refused", async () => {
  const change = fc.record({
    part: fc.constantFrom("header", "payload", "signature"),
    at: fc.nat(2000),
    removed: fc.nat(3),
    added: fc.string({ maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ part, at, removed, added }) => {
      const text = entry![part as "header"];
      const from = at % text.length;
      const changed = text.slice(0, from) + added + text.slice(from + removed);
      fc.pre(changed !== text);
      const [checked] = await testChecker.check([{ ...entry!, [part]: changed }]);
      expect(checked!.kind).not.toBe("sound");
    }),
    { numRuns: 2000 },
  );
});

/** JSON, texts of JSON, and entries whose parts are such: from nonsense to nearly right. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.record({ header: fc.string(), payload: fc.option(fc.string()), signature: fc.string() }),
  fc.record({ header: fc.json(), payload: fc.option(fc.json()), signature: fc.base64String() }),
  fc
    .record({ field: fc.constantFrom(...Object.keys(log.chain[1]!.header)), value: fc.jsonValue() })
    .map(({ field, value }) => ({ ...entry!, header: JSON.stringify({ ...log.chain[1]!.header, [field]: value }) })),
  fc.jsonValue().map((value) => ({ ...entry!, payload: JSON.stringify(value) })),
);

test("J7 reading anything gives as many results as there were things, and never throws", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 6 }), async (things) => {
      expect(await testChecker.check(things)).toHaveLength(things.length);
    }),
    { numRuns: 1500 },
  );
});

test("S2 whatever lies between them, sound entries come in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 20 }), async (things) => {
      const server = new MemoryServer(() => "2016-02-26T12:00:00.000Z");
      enrol(server, [log]);
      const mixed = log.chain.flatMap((built, index) => [...things.slice(index * 2, index * 2 + 2), built.entry]);
      await server.ingest(mixed, "WA");
      expect(server.store.log.map(({ hash }) => hash)).toEqual(log.chain.map(({ hash }) => hash));
    }),
    { numRuns: 200 },
  );
});

test("S11 refused entries, wherever they stand, keep none of the others out", async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(log.chain), fc.infiniteStream(fc.integer({ min: 1, max: 4 })), async (bad, sizes) => {
      const server = new MemoryServer(() => "2016-02-26T12:00:00.000Z");
      enrol(server, [log]);
      const sent = log.chain.map((built) => (bad.includes(built) ? { ...built.entry, payload: "{}" } : built.entry));
      while (sent.length > 0) await server.ingest(sent.splice(0, sizes.next().value), "WA");
      const good = log.chain.filter((built) => !bad.includes(built));
      expect(server.store.log.map(({ hash }) => hash)).toEqual(good.map(({ hash }) => hash));
      expect(server.store.findAuthor(log.device.author)!.head!.seq).toBe(log.chain.length - 1);
    }),
    { numRuns: 200 },
  );
});

test("S20 whatever a server answers, it is the reply that was asked for or an UnexpectedReplyError", () => {
  const parser = createReplyParser(compileSchema);
  const parse = [parser.parseHeadsReply, parser.parsePushReply, parser.parsePullReply];
  fc.assert(
    fc.property(fc.constantFrom(...parse), fc.oneof(fc.json(), fc.string(), fc.constant("<html>")), (read, text) => {
      try {
        expect(typeof read(parseReplyText(text))).toBe("object");
      } catch (error) {
        expect(error).toBeInstanceOf(UnexpectedReplyError);
      }
    }),
    { numRuns: 3000 },
  );
});
