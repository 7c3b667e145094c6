/** An age identity for one answer. Loaded when a PIN has been forgotten. */
import { Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

type Bytes = Uint8Array<ArrayBuffer>;

/** Lives in this page only. */
export interface OneTimeIdentity {
  /** `age1…` */
  recipient: string;
  /** Throws if it was not sealed for this identity. */
  open(sealed: Bytes): Promise<Bytes>;
}

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
