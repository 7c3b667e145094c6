/** The short code that the tablet and the office compare before the office gives a tablet its data key. */
import { groupLetters, toCrockford } from "../../shared/lib/crockford.ts";
import { toUtf8 } from "../../shared/lib/bytes.ts";

/** 40 bits: eight letters in two groups. Both sides compute it from who asks and for which recipient the key will be sealed. */
export async function recoveryCode(author: string, recipient: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", toUtf8(`amanat-recovery-v1\n${author}\n${recipient}\n`));
  return groupLetters(toCrockford(new Uint8Array(hash, 0, 5)));
}
