import { Type } from "typebox";
import { Role } from "../../shared/catalogue/schema.ts";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { fieldRoles } from "../../shared/policy/may-administer.ts";
import { serverRole } from "../../shared/policy/server-role.ts";
import { DeviceList, DevicePage, DeviceView } from "../../shared/sync/device-view.ts";
import { viewDevices } from "../devices/view-devices.ts";
import type { Author } from "../journal-store/journal-store.ts";
import { byCaller } from "../office-log/office-log.ts";
import { ProblemError } from "../problems.ts";
import type { Caller } from "../session/caller.ts";
import { enrolCodeLifetimeMs, hashEnrolCode, makeEnrolCode } from "../session/enrol-codes.ts";
import { PublicKey, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

/** The devices below the caller: how each is, and withdrawing or replacing one that was lost, stolen or broken. */
export function registerDeviceRoutes(context: RouteContext): void {
  const { app, store, authentication, office, now, getOrigin } = context;

  /** Throws ProblemError unless there is such a device below the caller. */
  async function getDevice(caller: Caller, author: string): Promise<Author> {
    const device = await store.findAuthor(author as AuthorId);
    if (device === undefined || device.role === serverRole) throw new ProblemError("not-found");
    if (!device.path.startsWith(caller.path)) throw new ProblemError("out-of-scope");
    return device;
  }

  async function view(device: Author): Promise<DeviceView> {
    const facts = await store.readDeviceFacts({ path: device.path });
    return viewDevices([device], facts)[0]!;
  }

  async function revoke(device: Author, user: Caller, at: string): Promise<Author> {
    const details = { unit: device.unit, role: device.role, officer: device.officer };
    await store.revokeAuthor(
      device.author,
      at,
      office.compose("device.revoked", device.author, details, byCaller(user)),
    );
    authentication.noteRevoked(device.author);
    return { ...device, status: "revoked", statusAt: at };
  }

  app.get(
    "/devices",
    {
      schema: {
        tags: ["desk"],
        summary: "The devices enrolled for the caller's units, with how each last said it was",
        response: replies({ 200: DeviceList }),
      },
    },
    async (request) => {
      const caller = await authentication.getReader(request, "devices");
      const scope = { path: caller.path };
      const [authors, facts] = await Promise.all([store.listAuthors(scope), store.readDeviceFacts(scope)]);
      const devices = viewDevices(
        authors.filter(({ role }) => role !== serverRole),
        facts,
      );
      return { devices, serverAt: now().toISOString() };
    },
  );

  app.get(
    "/devices/:author",
    {
      schema: {
        tags: ["desk"],
        summary: "One device: the newest 500 places of its chain, without what the entries say, and its last contacts",
        params: Type.Object({ author: PublicKey }),
        response: replies({ 200: DevicePage }),
      },
    },
    async (request) => {
      const caller = await authentication.getReader(request, "devices");
      const device = await getDevice(caller, request.params.author);
      const [shown, chain, contacts] = await Promise.all([
        view(device),
        store.readChain(device.author),
        store.listContacts(device.author),
      ]);
      return { device: shown, chain, contacts };
    },
  );

  app.post(
    "/devices/:author/revoke",
    {
      schema: {
        tags: ["desk"],
        summary: "Withdraws a device: what it still sends is kept for a decision, and it is given nothing more",
        params: Type.Object({ author: PublicKey }),
        response: replies({ 200: DeviceView }),
      },
    },
    async (request) => {
      const user = await authentication.getUser(request, { administers: "devices" });
      const device = await getDevice(user, request.params.author);
      const revoked = device.status === "revoked" ? device : await revoke(device, user, now().toISOString());
      request.log.warn({ author: device.author, by: user.username }, "device revoked");
      return view(revoked);
    },
  );

  app.post(
    "/devices/:author/replace",
    {
      schema: {
        tags: ["desk"],
        summary: "A code for the device that takes the place of this one, which is withdrawn",
        description:
          "At once (`now`: it was lost or stolen), or when the code is used (`when-enrolled`: it works until then). The new device " +
          "is enrolled for the same unit; role and officer are those of the old one unless others are named.",
        params: Type.Object({ author: PublicKey }),
        body: Type.Object({
          revoke: Type.Union([Type.Literal("now"), Type.Literal("when-enrolled")]),
          role: Type.Optional(Role),
          officer: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
        }),
        response: replies({
          201: Type.Object({ code: Type.String(), link: Type.String(), expiresAt: Type.String() }),
        }),
      },
    },
    async (request, reply) => {
      const user = await authentication.getUser(request, { administers: "devices" });
      const device = await getDevice(user, request.params.author);
      const at = now();
      const code = makeEnrolCode();
      const expiresAt = new Date(at.getTime() + enrolCodeLifetimeMs).toISOString();
      const { role = device.role, officer = device.officer, revoke: when } = request.body;
      // Nobody comes in with more rights than the device had, or than an officer in the field has (P7).
      if (role !== device.role && !fieldRoles.some((allowed) => allowed === role))
        throw new ProblemError("not-your-role");
      await store.addEnrolCode(
        {
          codeHash: hashEnrolCode(code),
          unit: device.unit,
          role,
          officer,
          createdBy: user.username,
          expiresAt,
          replaces: device.author,
        },
        office.compose("device.replaced", device.author, { unit: device.unit, role, officer, when }, byCaller(user)),
      );
      if (request.body.revoke === "now" && device.status !== "revoked") await revoke(device, user, at.toISOString());
      request.log.warn({ author: device.author, by: user.username }, "device to be replaced");
      return reply.code(201).send({ code, link: `${getOrigin()}/enrol#${code}`, expiresAt });
    },
  );
}
