/** Sealing to the district with age. Loaded when it is first needed: no screen waits for it. */
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

type Bytes = Uint8Array<ArrayBuffer>;

/** Only the holder of the recipient's identity opens it. */
export async function sealFor(recipient: string, plain: Bytes): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Uint8Array.from(await encrypter.encrypt(plain));
}

export interface OneTimeIdentity {
  recipient: string;
  /** Throws if it was not sealed for this identity. */
  open(sealed: Bytes): Promise<Bytes>;
}

/** Lives in this page only. */
export async function makeOneTimeIdentity(): Promise<OneTimeIdentity> {
  const identity = await generateX25519Identity();
  return {
    recipient: await identityToRecipient(identity),
    async open(sealed) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      return Uint8Array.from(await decrypter.decrypt(sealed));
    },
  };
}
