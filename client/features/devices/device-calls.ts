import { Type, type TSchema, type Static } from "typebox";
import { DeviceList, DevicePage, DeviceView } from "../../../shared/sync/device-view.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { UnexpectedReplyError } from "../../../shared/sync/unexpected-reply-error.ts";
import { findDevice } from "../../journal-store/device.ts";
import { jsonBody } from "../../sync/gzip.ts";
import { authorizedHttp, http } from "../../sync/run-sync.ts";

const CodeReply = Type.Object({ code: Type.String(), link: Type.String(), expiresAt: Type.String() });
export type ReplacementCode = Static<typeof CodeReply>;

const readers = {
  list: createReader(DeviceList, "a list of devices"),
  page: createReader(DevicePage, "a page of a device"),
  device: createReader(DeviceView, "a device"),
  code: createReader(CodeReply, "an enrolment code"),
};

/** Under the browser's own key: reading takes no password, however long ago it was typed. */
async function read(path: string): Promise<unknown> {
  const device = await findDevice();
  if (device === undefined) throw new Error("this browser is not enrolled");
  return authorizedHttp(device).json(path);
}

export const listDevices = async () => readers.list(await read("/api/devices"));
export const readDevice = async (author: string) => readers.page(await read(`/api/devices/${author}`));

/** Acts take the cookie of who is signed in: see use-desk-call. */
export async function revokeDevice(author: string): Promise<DeviceView> {
  return readers.device(await http.json(`/api/devices/${author}/revoke`, { method: "POST", ...(await jsonBody({})) }));
}

export async function replaceDevice(author: string, revoke: "now" | "when-enrolled"): Promise<ReplacementCode> {
  const body = await jsonBody({ revoke });
  return readers.code(await http.json(`/api/devices/${author}/replace`, { method: "POST", ...body }));
}

/** Throws UnexpectedReplyError unless the reply is of the schema. */
function createReader<Schema extends TSchema>(schema: Schema, name: string): (reply: unknown) => Static<Schema> {
  const isRight = compileCheck(schema);
  return (reply) => {
    if (!isRight(reply)) throw new UnexpectedReplyError(`not ${name}`);
    return reply as Static<Schema>;
  };
}
