import { beforeAll, describe, expect, test } from "vitest";
import { buildChain, election } from "../../tests/support/entry-fixtures.ts";
import { createSeededDevice, nodeNoteCrypto } from "../../tests/support/node-crypto.ts";
import { createServerKey, makeReceipts, type ReceivedEntry } from "../../tests/support/receipt-fixtures.ts";
import { identifyLog } from "./checkpoint.ts";
import { matchReceipts } from "./match-receipts.ts";

const server = createServerKey("server");
const log = identifyLog(election, server.publicKey);
interface Own extends ReceivedEntry {
  isProven: boolean;
}
let own: Map<string, Own>;
let texts: string[];

beforeAll(async () => {
  const chain = await buildChain(createSeededDevice("receipts by hand"), 3);
  const rows = chain.map(({ header: { author, seq }, hash }) => ({ author, seq, hash }));
  own = new Map(rows.map(({ author, seq, hash }) => [hash, { author, seq, hash, isProven: false }]));
  texts = (await makeReceipts(rows, server)).map(({ text }) => text);
});

const match = async (brought: readonly string[], rows: ReadonlyMap<string, Own> = own) => {
  const { proven, ...counts } = await matchReceipts(brought, rows, log, nodeNoteCrypto);
  return { places: proven.map(({ own: { seq }, position, receivedAt }) => [seq, position, receivedAt]), ...counts };
};

describe("receipts that are brought by hand", () => {
  const none = { places: [], known: 0, foreign: 0, refused: 0 };

  test("T25 each proves its entry, once, with its place and the time of receipt", async () => {
    const receivedAt = "2016-02-26T06:00:00.000Z";
    expect(await match([...texts, ...texts])).toEqual({
      ...none,
      places: [
        [0, 1, receivedAt],
        [1, 2, receivedAt],
        [2, 3, receivedAt],
      ],
    });
  });

  test("T25 what was proven already stays as it is", async () => {
    const proven = new Map([...own].map(([hash, row]) => [hash, { ...row, isProven: true }]));
    expect(await match(texts, proven)).toEqual({ ...none, known: 3 });
  });

  test("T25 one of another place, of another server, or none at all marks nothing", async () => {
    const moved = texts[1]!.replace("index 1", "index 2");
    const [other] = await makeReceipts([...own.values()], createServerKey("another server"));
    expect(await match([moved, other!.text, "", "c2sp.org/tlog-proof@v1"])).toEqual({ ...none, refused: 4 });
  });

  test("T25 of entries that are not here they are counted and do nothing", async () => {
    expect(await match(texts, new Map())).toEqual({ ...none, foreign: 3 });
  });
});
