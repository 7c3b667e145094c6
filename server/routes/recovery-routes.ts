import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { mayAdminister } from "../../shared/policy/may-administer.ts";
import { byCaller } from "../office-log/office-log.ts";
import { ProblemError } from "../problems.ts";
import { Recoveries, type Recovery } from "../recovery/recoveries.ts";
import type { UserCaller } from "../session/caller.ts";
import { replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

const Recipient = Type.String({ pattern: "^age1[0-9a-z]{58}$", description: "age X25519 recipient" });
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });
const Waiting = Type.Object({
  id: Type.String(),
  author: Type.String(),
  unit: Type.String(),
  officer: Type.String(),
  recipient: Type.String({ description: "By it and the author both sides compute the code that people compare" }),
  requestedAt: Type.String(),
});

const toWaiting = ({ id, author, unit, officer, recipient, requestedAt }: Recovery) => ({
  id,
  author,
  unit,
  officer,
  recipient,
  requestedAt,
});

/** A forgotten PIN: the tablet asks, the office compares a code and releases, the tablet fetches its key. */
export function registerRecoveryRoutes({ app, secrets, office, authentication, now }: RouteContext): void {
  const recoveries = new Recoveries(secrets.district.identity, now);

  app.post(
    "/recoveries",
    {
      schema: {
        tags: ["session"],
        summary: "A tablet whose PIN is forgotten asks for its data key",
        body: Type.Object({
          officer: Type.String({ minLength: 1, maxLength: 64 }),
          wrapped: Type.String({
            pattern: "^[A-Za-z0-9_-]{1,4000}$",
            description: "The tablet's data key, an age file for the district's recipient",
          }),
          recipient: Recipient,
        }),
        response: replies({ 201: Type.Object({ id: Type.String() }) }),
      },
    },
    async (request, reply) => {
      const caller = await authentication.getReader(request);
      if (caller.kind !== "device") throw new ProblemError("not-a-device");
      const { officer, wrapped, recipient } = request.body;
      const { author, unit, path } = caller;
      const asked = recoveries.ask({ author, unit, path, officer, recipient }, Buffer.from(wrapped, "base64url"));
      if (asked === undefined) throw new ProblemError("too-many-requests", { retryAfterSeconds: 60 });
      return reply.code(201).send({ id: asked.id });
    },
  );

  app.get(
    "/recoveries/:id",
    {
      schema: {
        tags: ["session"],
        summary: "What became of the tablet's own request",
        params: Id,
        response: replies({
          200: Type.Object({
            status: Type.Union([Type.Literal("waiting"), Type.Literal("released"), Type.Literal("refused")]),
            sealed: Type.Union([Type.String(), Type.Null()], {
              description: "Once released: the data key, an age file for the one-time recipient",
            }),
          }),
        }),
      },
    },
    async (request) => {
      const caller = await authentication.getReader(request);
      const recovery = recoveries.find(request.params.id);
      if (recovery === undefined || caller.kind !== "device" || caller.author !== recovery.author) {
        throw new ProblemError("not-found");
      }
      const { status, sealed } = recovery;
      return { status, sealed: sealed && Buffer.from(sealed).toString("base64url") };
    },
  );

  app.get(
    "/recoveries",
    {
      schema: {
        tags: ["desk"],
        summary: "Tablets below the user that wait for their data key",
        response: replies({ 200: Type.Object({ recoveries: Type.Array(Waiting) }) }),
      },
    },
    async (request) => {
      const user = await getRecoverer(request);
      return { recoveries: recoveries.listWaiting(user.path).map(toWaiting) };
    },
  );

  app.post(
    "/recoveries/:id/release",
    {
      schema: {
        tags: ["desk"],
        summary: "Gives a tablet its data key, after its code was compared",
        description:
          "The key is opened for a moment and sealed to the tablet's one-time recipient. It is stored nowhere.",
        params: Id,
        response: replies({ 200: Type.Object({}) }),
      },
    },
    async (request) => {
      const { user, recovery } = await getOwn(request, request.params.id);
      const { author, unit, officer } = recovery;
      const outcome = await recoveries.release(recovery.id, () =>
        office.recordAct("recovery.given", author, { unit, officer }, byCaller(user)),
      );
      if (outcome === "gone") throw new ProblemError("not-found");
      if (outcome === "unopenable") throw new ProblemError("recovery-unopenable");
      return {};
    },
  );

  app.post(
    "/recoveries/:id/refuse",
    {
      schema: {
        tags: ["desk"],
        summary: "Tells a tablet that its data key is not given",
        params: Id,
        response: replies({ 200: Type.Object({}) }),
      },
    },
    async (request) => {
      const { user, recovery } = await getOwn(request, request.params.id);
      if (!recoveries.refuse(recovery.id)) throw new ProblemError("not-found");
      const { author, unit, officer } = recovery;
      await office.recordAct("recovery.refused", author, { unit, officer }, byCaller(user));
      return {};
    },
  );

  async function getRecoverer(request: FastifyRequest): Promise<UserCaller> {
    const user = await authentication.getUser(request);
    if (!mayAdminister(user.role, "recovery")) throw new ProblemError("out-of-scope");
    return user;
  }

  async function getOwn(request: FastifyRequest, id: string): Promise<{ user: UserCaller; recovery: Recovery }> {
    const user = await getRecoverer(request);
    const recovery = recoveries.find(id);
    if (recovery === undefined) throw new ProblemError("not-found");
    if (!recovery.path.startsWith(user.path)) throw new ProblemError("out-of-scope");
    return { user, recovery };
  }
}
