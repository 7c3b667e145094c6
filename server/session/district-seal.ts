import { Decrypter, Encrypter } from "age-encryption";

/** What was sealed to the district's recipient; undefined if it was not, or was altered on the way. */
export async function openForDistrict(identity: string, sealed: Uint8Array): Promise<Uint8Array | undefined> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(sealed);
  } catch {
    return undefined;
  }
}

/** Rejects if the recipient is none. */
export async function sealFor(recipient: string, plain: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plain);
}
