/** Argon2id beside the page: it takes the better part of a second, and as much memory as a photo. */
import { argon2id } from "hash-wasm";

export interface DeriveRequest {
  id: number;
  digits: string;
  salt: Uint8Array<ArrayBuffer>;
  memoryKiB: number;
  iterations: number;
}

export interface DeriveReply {
  id: number;
  /** 32 bytes; null if it could not be had, for the reason in `problem`. */
  key: Uint8Array<ArrayBuffer> | null;
  problem: string | null;
}

const channel = self as unknown as { postMessage(message: DeriveReply): void };

addEventListener("message", ({ data }: MessageEvent<DeriveRequest>) => {
  const { id, digits, salt, memoryKiB, iterations } = data;
  argon2id({
    password: digits,
    salt,
    memorySize: memoryKiB,
    iterations,
    parallelism: 1,
    hashLength: 32,
    outputType: "binary",
  }).then(
    (key) => channel.postMessage({ id, key: Uint8Array.from(key), problem: null }),
    (error: unknown) => channel.postMessage({ id, key: null, problem: String(error) }),
  );
});
