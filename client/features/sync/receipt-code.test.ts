import encodeQR from "qr";
import { expect, test } from "vitest";
import { makeReceipts } from "../../../tests/support/receipt-fixtures.ts";
import { sha256 } from "../../../tests/support/node-crypto.ts";
import type { EntryHash } from "../../../shared/journal/ids.ts";
import { formatLogProof } from "../../../shared/transparency/log-proof.ts";
import { findReceipt } from "../../../shared/transparency/receipt.ts";
import { receiptCode } from "./receipt-code.ts";

const hash = sha256("entry").toString("base64url") as EntryHash;
const receiptOf = async () => (await makeReceipts([{ author: "a", seq: 0, hash }]))[0]!.text;

/** As many hashes as a log of so many entries needs. */
function grown(receipt: string, hashes: number): string {
  const { proof } = findReceipt(receipt)!;
  return formatLogProof({ ...proof, hashes: Array.from({ length: hashes }, (_, at) => sha256(`hash ${at}`)) });
}

test("a receipt of a log of a hundred thousand entries is its own code, whole", async () => {
  const receipt = grown(await receiptOf(), 17);
  const code = receiptCode(receipt, hash, findReceipt(receipt)!.proof);
  expect(code).toEqual({ text: receipt, isWhole: true });
  expect(encodeQR(code.text, "raw", { ecc: "medium" }).length).toBeLessThanOrEqual(157);
});

test("one that is too long gives its number, the item's hash and the signed head of the log", async () => {
  const receipt = grown(await receiptOf(), 40);
  const { proof } = findReceipt(receipt)!;
  const code = receiptCode(receipt, hash, proof);
  expect(code.isWhole).toBe(false);
  expect(code.text).toBe(`amanat-receipt-v1\n1\n${hash}\n\n${proof.checkpoint}`);
});
