import { Type } from "typebox";
import { Role } from "../../shared/catalogue/schema.ts";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import { fieldRoles } from "../../shared/policy/may-administer.ts";
import type { Enrolment } from "../journal-store/office-store.ts";
import { byCaller, type Actor } from "../office-log/office-log.ts";
import { ProblemError, type ProblemName } from "../problems.ts";
import { enrolCodeLifetimeMs, hashEnrolCode, makeEnrolCode } from "../session/enrol-codes.ts";
import { FailureBudget } from "../session/failure-budget.ts";
import { PublicKey, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

const EnrolReply = Type.Object({
  author: Type.String(),
  unit: Type.String(),
  role: Type.String(),
  officer: Type.String(),
  election: Type.String({ description: "Id of the election: goes into every header" }),
  server: Type.Object({ origin: Type.String(), publicKey: Type.String() }),
  token: Type.String(),
  expiresAt: Type.String(),
});

const problemOf: Record<Exclude<Enrolment["kind"], "enrolled">, ProblemName> = {
  "code-unknown": "code-refused",
  "code-used": "code-refused",
  "code-expired": "code-refused",
  "already-enrolled": "already-enrolled",
  "unknown-unit": "unknown-unit",
};

/** A code has 130 bits and cannot be guessed: this only keeps those who try from taking up the store. */
const wrongCodes = { free: 30, firstWaitMs: 15_000, longestWaitMs: 10 * 60_000, forgetMs: 30 * 60_000 };

/** How a device's key becomes known: by a code that the desk gives out, or by a desk user who is signed in. */
export function registerEnrolRoutes(context: RouteContext): void {
  const { app, store, secrets, tokens, authentication, office, refusals, election, now, getOrigin } = context;
  const guesses = new FailureBudget(wrongCodes);

  app.post(
    "/enrol",
    {
      schema: {
        tags: ["session"],
        summary: "Enrols a device's key",
        description:
          "With a code (upper or lower case, with or without dashes): once, for ten minutes; the same key may repeat its " +
          "call. Without a code: the browser of a desk user who is signed in.",
        body: Type.Object({
          code: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Null()])),
          publicKey: PublicKey,
          device: Type.Object({
            name: Type.String({ minLength: 1, maxLength: 100 }),
            platform: Type.String({ maxLength: 200 }),
          }),
        }),
        response: replies({ 201: EnrolReply }),
      },
    },
    async (request, reply) => {
      const { code, publicKey, device } = request.body;
      const at = now().toISOString();
      const fresh = { author: publicKey as AuthorId, deviceName: device.name, platform: device.platform };
      const user = code == null ? await authentication.getUser(request) : undefined;
      const by: Actor = user === undefined ? { kind: "device", id: publicKey } : byCaller(user);
      const act = office.compose("device.enrolled", publicKey, { device: device.name }, by);
      const enrolment =
        user === undefined
          ? await store.enrolByCode(hashEnrolCode(code!), fresh, at, act)
          : await store.enrolUser(user.username, fresh, at, act);
      if (enrolment.kind !== "enrolled") {
        const waitMs = guesses.waitMs(request.ip, now().getTime());
        guesses.fail(request.ip, now().getTime());
        // A right code is always taken: whoever guesses makes nobody else at this address wait.
        if (waitMs > 0) throw new ProblemError("too-many-requests", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
        request.log.warn({ reason: enrolment.kind }, "enrolment refused");
        await refusals.note("enrolment.refused", publicKey, { reason: enrolment.kind, address: request.ip });
        throw new ProblemError(problemOf[enrolment.kind]);
      }
      if (enrolment.replaced !== undefined) authentication.noteRevoked(enrolment.replaced);
      const { author, unit, role, officer } = enrolment.author;
      const session = tokens.issue({ ...enrolment.author, revoked: false }, now());
      const server = { origin: getOrigin(), publicKey: secrets.publicKey };
      return reply.code(201).send({ author, unit, role, officer, election, server, ...session });
    },
  );

  app.post(
    "/enrol-codes",
    {
      schema: {
        tags: ["session"],
        summary: "A code that enrols one tablet for a unit",
        body: Type.Object({
          unit: Type.String(),
          role: Role,
          officer: Type.String({ minLength: 1, maxLength: 64 }),
        }),
        response: replies({
          201: Type.Object({ code: Type.String(), link: Type.String(), expiresAt: Type.String() }),
        }),
      },
    },
    async (request, reply) => {
      const user = await authentication.getUser(request, { administers: "codes" });
      const { unit, role, officer } = request.body;
      if (!fieldRoles.includes(role)) throw new ProblemError("not-your-role");
      const path = await store.findUnitPath(unit);
      if (path === undefined) throw new ProblemError("unknown-unit");
      if (!path.startsWith(user.path)) throw new ProblemError("out-of-scope");
      const code = makeEnrolCode();
      const expiresAt = new Date(now().getTime() + enrolCodeLifetimeMs).toISOString();
      const made = { unit: unit as UnitId, role, officer, createdBy: user.username, expiresAt };
      await store.addEnrolCode(
        { codeHash: hashEnrolCode(code), ...made },
        office.compose("code.made", unit, { role, officer }, byCaller(user)),
      );
      return reply.code(201).send({ code, link: `${getOrigin()}/enrol#${code}`, expiresAt });
    },
  );
}
