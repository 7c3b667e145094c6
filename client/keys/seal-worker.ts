/** age beside the page: what is saved is sealed for the district too before it is called saved, and nobody should feel it. */
import { Encrypter } from "age-encryption";

export interface SealRequest {
  id: number;
  recipient: string;
  plain: Uint8Array<ArrayBuffer>;
}

export interface SealReply {
  id: number;
  /** age file; null if it could not be made, for the reason in `problem`. */
  sealed: Uint8Array<ArrayBuffer> | null;
  problem: string | null;
}

const channel = self as unknown as { postMessage(message: SealReply): void };

async function seal({ recipient, plain }: SealRequest): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Uint8Array.from(await encrypter.encrypt(plain));
}

addEventListener("message", ({ data }: MessageEvent<SealRequest>) => {
  seal(data).then(
    (sealed) => channel.postMessage({ id: data.id, sealed, problem: null }),
    (error: unknown) => channel.postMessage({ id: data.id, sealed: null, problem: String(error) }),
  );
});
