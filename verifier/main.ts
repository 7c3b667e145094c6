/**
 * `npm run verify -- FILE…`: checks exports and bundles offline, with nothing but public keys. Exit code 1 if anything is broken, 2
 * if it cannot be asked so.
 */
import { readFileSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createHash } from "node:crypto";
import { Type, type Static } from "typebox";
import { openAnyBundle } from "../shared/bundle/open-any-bundle.ts";
import { compileCheck } from "../shared/lib/compile-check.ts";
import { verifyBundles, type NamedBundle, type TrustedKeys } from "../shared/verify/verify-bundles.ts";
import { describeVerification } from "./describe-verification.ts";
import { verifierCrypto } from "./verifier-crypto.ts";

const usage = `npm run verify -- FILE… [--keys FILE] [--identity FILE] [--json]

  --keys FILE      public keys that are trusted: {"server":"<key>","authors":["<key>",…]}, each part optional
  --identity FILE  what opens a sealed bundle: lines AGE-SECRET-KEY-1… (or AMANAT_IDENTITY)
  --json           the whole verdict as one JSON object
`;

const Key = Type.String({ pattern: "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$" });
const KeyFile = Type.Object({ server: Type.Optional(Key), authors: Type.Optional(Type.Array(Key)) });

/** The command cannot be carried out as it was written; the message says why. */
class UsageError extends Error {
  override readonly name = "UsageError";
}

async function main(args: string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { paths, keys, identities, isJson } = readArguments(args, env);
  const files: FileHandle[] = [];
  try {
    const bundles: NamedBundle[] = [];
    for (const path of paths) {
      const file = await openFile(path);
      files.push(file);
      const source = { sizeBytes: (await file.stat()).size, read: readerOf(file) };
      const ports = { compile: compileCheck, createSha256: () => createHash("sha256") };
      bundles.push({ file: path, bundle: await openAnyBundle(source, identities, ports) });
    }
    const found = await verifyBundles(bundles, keys, { compile: compileCheck, crypto: verifierCrypto });
    process.stdout.write(isJson ? `${JSON.stringify(found)}\n` : describeVerification(found));
    return found.firstBroken === null ? 0 : 1;
  } finally {
    for (const file of files) await file.close();
  }
}

function readArguments(args: string[], env: Readonly<Record<string, string | undefined>>) {
  const options = {
    keys: { type: "string" },
    identity: { type: "string" },
    json: { type: "boolean", default: false },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
  const { values, positionals: paths } = parsed;
  if (paths.length === 0) throw new UsageError("Say which files are to be checked.");
  const lines = values.identity === undefined ? (env["AMANAT_IDENTITY"] ?? "") : readText(values.identity);
  const identities = lines.split(/\s+/).filter((word) => word.startsWith("AGE-SECRET-KEY-1"));
  if (values.identity !== undefined && identities.length === 0) {
    throw new UsageError(`${values.identity} holds no line AGE-SECRET-KEY-1…`);
  }
  return { paths, keys: values.keys === undefined ? {} : readKeys(values.keys), identities, isJson: values.json };
}

function readKeys(path: string): TrustedKeys {
  let value: unknown;
  try {
    value = JSON.parse(readText(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is not JSON.`, { cause: error });
  }
  const isKeyFile: (given: unknown) => given is Static<typeof KeyFile> = compileCheck(KeyFile);
  if (!isKeyFile(value)) throw new UsageError(`${path} is not of the form {"server":"<key>","authors":["<key>",…]}.`);
  return value;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${path} cannot be read.`, { cause: error });
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    throw new UsageError(`${path} cannot be opened.`, { cause: error });
  }
}

const readerOf =
  (file: FileHandle) =>
  async (at: number, length: number): Promise<Uint8Array> => {
    const { size } = await file.stat();
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - at)));
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, at + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  };

try {
  process.exitCode = await main(process.argv.slice(2), process.env);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
