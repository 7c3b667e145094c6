/** Sealing to the district with age, in a worker. */
import { createWorkerLine } from "./ask-worker.ts";
import type { SealReply, SealRequest } from "./seal-worker.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const line = createWorkerLine<SealRequest, SealReply>(
  () => new Worker(new URL("./seal-worker.ts", import.meta.url), { type: "module", name: "seal" }),
);

/** Only the holder of the recipient's identity opens it. */
export async function sealFor(recipient: string, plain: Bytes): Promise<Bytes> {
  const { sealed, problem } = await line.ask({ recipient, plain });
  if (sealed === null) throw new Error(`not sealed for the district: ${problem}`);
  return sealed;
}
