/** Sealing to the district with age. Large, so it is loaded when it is first asked for. */
import { createTextSealer } from "../../shared/bundle/age.ts";
import { randomBytes } from "./web-crypto.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** One header for as long as this page lives: making one takes longer than all the rest of saving. */
const sealers = new Map<string, ReturnType<typeof createTextSealer>>();

/** Only the holder of the recipient's identity opens it. Throws if the recipient is none. */
export async function sealFor(recipient: string, plain: Bytes): Promise<Bytes> {
  let sealer = sealers.get(recipient);
  if (sealer === undefined) sealers.set(recipient, (sealer = createTextSealer(recipient, randomBytes)));
  return (await sealer)(plain);
}

/** The same under a header of its own, whose key nobody keeps: this page cannot open it again either. */
export async function sealForGood(recipient: string, plain: Bytes): Promise<Bytes> {
  const sealer = await createTextSealer(recipient, randomBytes);
  return sealer(plain);
}
