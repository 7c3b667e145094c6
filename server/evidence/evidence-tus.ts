import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Server } from "@tus/server";
import type { EvidenceReference, Payload } from "../../shared/journal/entry.ts";
import type { AuthorId, Seq } from "../../shared/journal/ids.ts";
import type { JournalStore } from "../journal-store/journal-store.ts";
import type { EvidenceFolder } from "./evidence-folder.ts";
import { refuse, refuseStatus, toTusError } from "./tus-errors.ts";
import { getUploadRequest } from "./upload-request.ts";
import { UploadStore, type UploadMetadata } from "./upload-store.ts";

export const maxEvidenceBytes = 64 * 1024 * 1024;

type WriteArguments = Parameters<Server["write"]>;
type WriteReply = Awaited<ReturnType<Server["write"]>>;

/**
 * Uploads of evidence by tus 1.0 (creation, termination, checksum). A file is taken only for an entry that is in the log and
 * names its hash and size; it counts as received once it has been hashed again and lies on the disk. Every call runs inside
 * `uploadRequest`.
 */
export class EvidenceTus extends Server {
  readonly uploads: UploadStore;

  constructor({ store, evidence, dataPath }: { store: JournalStore; evidence: EvidenceFolder; dataPath: string }) {
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
      },
      onUploadCreate: async (_request, upload) => {
        const metadata = parseMetadata(upload.metadata);
        if (!(await isInScope(store, metadata.author))) throw fail("out-of-scope");
        const reference = await findReference(store, metadata);
        if (reference === undefined) throw fail("entry-not-here");
        if (reference === null || reference.sizeBytes !== upload.size) throw fail("evidence-not-named");
        return { metadata: { ...metadata } };
      },
      onUploadFinish: async (_request, { id, metadata }) => {
        const { sha256 } = metadata as Record<string, string> & UploadMetadata;
        // Another upload of the same file may have been quicker.
        const isHere = (await evidence.findSize(sha256)) !== undefined;
        if (!isHere && !(await evidence.adopt(uploads.pathOf(id), sha256))) {
          await uploads.remove(id);
          throw fail("evidence-hash-differs");
        }
        await uploads.forgetBytes(id);
        return {};
      },
      onResponseError: (_request, error) => toTusError(error, getUploadRequest().id),
    });
    this.uploads = uploads;
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
