import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Server } from "@tus/server";
import type { EvidenceReference, Payload } from "../../shared/journal/entry.ts";
import type { AuthorId, Seq } from "../../shared/journal/ids.ts";
import type { JournalStore } from "../journal-store/journal-store.ts";
import type { MediaRefusal } from "../../shared/evidence/check-media.ts";
import { findRefusal } from "./check-file.ts";
import type { EvidenceFolder } from "./evidence-folder.ts";
import type { RefusedEvidence } from "./refused-evidence.ts";
import { refuse, refuseStatus, toTusError } from "./tus-errors.ts";
import { getUploadRequest } from "./upload-request.ts";
import { UploadStore, type UploadMetadata } from "./upload-store.ts";

export const maxEvidenceBytes = 64 * 1024 * 1024;

type WriteArguments = Parameters<Server["write"]>;
type WriteReply = Awaited<ReturnType<Server["write"]>>;

export interface EvidenceTusOptions {
  store: JournalStore;
  evidence: EvidenceFolder;
  refused: RefusedEvidence;
  dataPath: string;
  now: () => Date;
}

/**
 * Uploads of evidence by tus 1.0 (creation, termination, checksum). A file is taken only for an entry that is in the log and
 * names its hash and size, and if it is nothing that `checkMedia` refuses; it counts as received once what was written has been hashed
 * and lies on the disk. Every call runs inside `uploadRequest`.
 */
export class EvidenceTus extends Server {
  readonly uploads: UploadStore;

  constructor({ store, evidence, refused, dataPath, now }: EvidenceTusOptions) {
    const uploads = new UploadStore(join(dataPath, "uploads"), evidence);
    super({
      path: "/api/evidence",
      relativeLocation: true,
      maxSize: maxEvidenceBytes,
      datastore: uploads,
      allowedOrigins: [],
      namingFunction: () => randomUUID(),
      onIncomingRequest: async (request, id) => {
        if (request.method === "POST") return;
        const metadata = await uploads.findMetadata(id);
        // Whether there is such an upload is nobody else's business.
        if (metadata === undefined || !(await isInScope(store, metadata.author))) throw fail("not-found");
        // Nobody is told that a file is whole which has not been hashed and kept.
        const unfinished = request.method === "HEAD" ? await uploads.findUnfinished(id) : undefined;
        if (unfinished !== undefined) await finish(id, unfinished.sizeBytes, unfinished.metadata);
      },
      onUploadCreate: async (_request, upload) => {
        const metadata = parseMetadata(upload.metadata);
        if (!(await isInScope(store, metadata.author))) throw fail("out-of-scope");
        const reference = await findReference(store, metadata);
        if (reference === undefined) throw fail("entry-not-here");
        if (reference === null || reference.sizeBytes !== upload.size) throw fail("evidence-not-named");
        const known = await refused.find(reference.sha256, reference.mediaType);
        if (known !== undefined) throw fail(`evidence-${known}`);
        return {};
      },
      onUploadFinish: async (_request, { id, size, metadata }) => {
        await finish(id, size!, metadata as Record<string, string> & UploadMetadata);
        return {};
      },
      onResponseError: (_request, error) => toTusError(error, getUploadRequest().id),
    });
    this.uploads = uploads;

    const finishing = new Map<string, Promise<void>>();

    /** Whoever asks while it is being finished waits for the same. */
    function finish(id: string, sizeBytes: number, metadata: UploadMetadata): Promise<void> {
      const running = finishing.get(id);
      if (running !== undefined) return running;
      const work = finishOnce(id, sizeBytes, metadata).finally(() => finishing.delete(id));
      finishing.set(id, work);
      return work;
    }

    async function finishOnce(id: string, sizeBytes: number, metadata: UploadMetadata): Promise<void> {
      // Another upload of the same file may have been quicker.
      if ((await evidence.findSize(metadata.sha256)) !== undefined) await uploads.forgetBytes(id);
      else await takeFile(id, sizeBytes, metadata);
    }

    /** Throws where the bytes have another hash, or are not what the entry calls them; then they are gone. */
    async function takeFile(id: string, sizeBytes: number, metadata: UploadMetadata): Promise<void> {
      const { sha256 } = metadata;
      if ((await uploads.findHash(id, sizeBytes)) !== sha256) {
        await uploads.remove(id);
        throw fail("evidence-hash-differs");
      }
      const reference = await findReference(store, metadata);
      const reason = reference ? await findRefusal(uploads.pathOf(id), reference.mediaType) : null;
      if (reference && reason !== null) {
        await uploads.remove(id);
        await refuseFile(reference, reason);
      }
      await evidence.adopt(uploads.pathOf(id), sha256, now().toISOString());
    }

    /** Writes down that the file is not taken, for those who will look for it, and says so. */
    async function refuseFile({ sha256, mediaType }: EvidenceReference, reason: MediaRefusal): Promise<never> {
      await refused.note(sha256, mediaType, reason);
      throw fail(`evidence-${reason}`);
    }
  }

  override async write(...[context, headers, status, body = ""]: WriteArguments): Promise<WriteReply> {
    if (status < 400) return super.write(context, headers, status, body);
    const text = body.startsWith("{") ? body : refuseStatus(status, body, getUploadRequest().id).body;
    const response = await super.write(context, headers, status, text);
    response.headers.set("content-type", "application/problem+json");
    return response;
  }
}

const fail = (...[name, errors]: [Parameters<typeof refuse>[0], string[]?]) =>
  refuse(name, getUploadRequest().id, errors);

async function isInScope(store: JournalStore, author: string): Promise<boolean> {
  const { caller } = getUploadRequest();
  if (caller?.kind === "device") {
    // A tablet's own entries, by far the most: it is who its token says.
    if (caller.author === author) return true;
    // A withdrawn one hands in what is its own, and touches nothing else.
    if (caller.revoked) return false;
  }
  const record = await store.findAuthor(author as AuthorId);
  return caller !== undefined && record !== undefined && record.path.startsWith(caller.path);
}

function parseMetadata(metadata: Record<string, string | null> | undefined): UploadMetadata {
  const { sha256, author, seq } = metadata ?? {};
  const isSound =
    sha256 != null && /^[\w-]{43}$/.test(sha256) && author != null && seq != null && /^\d{1,15}$/.test(seq);
  if (!isSound) throw fail("upload-refused", ["metadata sha256, author and seq are wanted"]);
  return { sha256, author, seq };
}

/** What the entry says of the file; null if it does not name it, undefined if the entry is not in the log. */
async function findReference(
  store: JournalStore,
  { sha256, author, seq }: UploadMetadata,
): Promise<EvidenceReference | null | undefined> {
  const place = await store.findPlace(author as AuthorId, Number(seq) as Seq);
  if (place.kind !== "entry" || place.entry.payload === null) return undefined;
  const { evidence } = JSON.parse(place.entry.payload) as Payload;
  return evidence.find((reference) => reference.sha256 === sha256) ?? null;
}
