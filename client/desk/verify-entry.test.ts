import { beforeAll, describe, expect, it } from "vitest";
import { buildEntry, type BuiltEntry } from "../../shared/journal/build-entry.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { createSeededDevice, nodeVerifyingCrypto } from "../../tests/support/node-crypto.ts";
import { isSound, verifyEntry, type EntryTexts } from "./verify-entry.ts";

const device = createSeededDevice("verify-entry");
let first: BuiltEntry;
let second: BuiltEntry;

async function build(head: BuiltEntry | null): Promise<BuiltEntry> {
  return buildEntry(
    { type: "report.filed", typeVersion: 1, unit: "WA-URM-0001" as UnitId, subject: "s", data: { a: 1 }, evidence: [] },
    {
      election: "wa-1394",
      author: device.author,
      officer: "o",
      mode: "rehearsal",
      claimedAt: "2016-02-26T05:00:00.000Z",
      clock: { boot: "b", monotonicMs: 1, anchor: null },
      seen: null,
    },
    head === null ? null : { seq: head.header.seq, hash: head.hash },
    device.crypto,
  );
}

const textsOf = ({ entry, header }: BuiltEntry): EntryTexts => ({ ...entry, author: header.author, seq: header.seq });
const verify = (texts: EntryTexts, previous?: EntryTexts) => verifyEntry(texts, previous, nodeVerifyingCrypto);

beforeAll(async () => {
  first = await build(null);
  second = await build(first);
});

describe("an entry checked again", () => {
  it("is good if signature, payload and link hold", async () => {
    const found = await verify(textsOf(second), textsOf(first));
    expect(found).toEqual({ hash: second.hash, signature: "good", payload: "good", link: "good" });
    expect(isSound(found)).toBe("sound");
  });

  it("needs no predecessor if it is its author's first", async () => {
    expect(await verify(textsOf(first))).toMatchObject({ link: "first", signature: "good" });
  });

  it("says so when the predecessor is not here", async () => {
    const found = await verify(textsOf(second));
    expect(found.link).toBe("not-here");
    expect(isSound(found)).toBe("unlinked");
  });

  it("is bad behind a predecessor that was altered", async () => {
    const altered = { ...textsOf(first), header: first.entry.header.replace("WA-URM-0001", "WA-URM-0002") };
    expect(isSound(await verify(textsOf(second), altered))).toBe("bad");
  });

  it("is bad if the payload was altered", async () => {
    const altered = { ...textsOf(first), payload: first.entry.payload!.replace('"a":1', '"a":2') };
    expect(await verify(altered)).toMatchObject({ payload: "bad", signature: "good" });
  });

  it("is bad if the header was altered, or is filed under another author", async () => {
    const header = first.entry.header.replace("rehearsal", "live");
    expect((await verify({ ...textsOf(first), header })).signature).toBe("bad");
    expect(isSound(await verify({ ...textsOf(first), seq: 5 }))).toBe("bad");
  });

  it("stays good when the payload was redacted", async () => {
    const found = await verify({ ...textsOf(first), payload: null });
    expect(found.payload).toBe("redacted");
    expect(isSound(found)).toBe("sound");
  });
});
