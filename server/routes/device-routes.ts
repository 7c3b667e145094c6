import { Type } from "typebox";
import type { AuthorId } from "../../shared/journal/ids.ts";
import type { Author } from "../journal-store/journal-store.ts";
import { ProblemError } from "../problems.ts";
import { PublicKey, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

const Device = Type.Object({
  author: Type.String(),
  unit: Type.String(),
  role: Type.String(),
  officer: Type.String(),
  name: Type.String(),
  platform: Type.String(),
  enrolledAt: Type.String(),
  status: Type.Union([Type.Literal("active"), Type.Literal("frozen"), Type.Literal("revoked")]),
  statusAt: Type.String({ description: "Since when it has this status" }),
  lastSeq: Type.Union([Type.Integer(), Type.Null()]),
});

const toDevice = ({ deviceName, head, ...author }: Author) => ({
  ...author,
  name: deviceName,
  lastSeq: head?.seq ?? null,
});

/** The devices below a desk user: who has enrolled what, and withdrawing one that was lost or stolen. */
export function registerDeviceRoutes({ app, store, authentication, now }: RouteContext): void {
  app.get(
    "/devices",
    {
      schema: {
        tags: ["desk"],
        summary: "The devices enrolled for the user's units",
        response: replies({ 200: Type.Object({ devices: Type.Array(Device) }) }),
      },
    },
    async (request) => {
      const user = await authentication.getUser(request);
      return { devices: (await store.listAuthors({ path: user.path })).map(toDevice) };
    },
  );

  app.post(
    "/devices/:author/revoke",
    {
      schema: {
        tags: ["desk"],
        summary: "Withdraws a device: what it still sends is kept for a decision, and it is given nothing more",
        params: Type.Object({ author: PublicKey }),
        response: replies({ 200: Device }),
      },
    },
    async (request) => {
      const user = await authentication.getUser(request);
      const author = request.params.author as AuthorId;
      const device = await store.findAuthor(author);
      if (device === undefined) throw new ProblemError("not-found");
      if (!device.path.startsWith(user.path)) throw new ProblemError("out-of-scope");
      const at = now().toISOString();
      await store.revokeAuthor(author, at);
      authentication.noteRevoked(author);
      request.log.warn({ author, by: user.username }, "device revoked");
      return toDevice({ ...device, status: "revoked", statusAt: at });
    },
  );
}
