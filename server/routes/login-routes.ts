import { randomBytes } from "node:crypto";
import { Type } from "typebox";
import type { Election } from "../../shared/catalogue/schema.ts";
import type { User } from "../journal-store/office-store.ts";
import { hashSessionToken, sessionCookie } from "../plugins/authentication.ts";
import { ProblemError } from "../problems.ts";
import { isRightPassword } from "../session/passwords.ts";
import { replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

const sessionLifetimeMs = 12 * 60 * 60_000;

const Me = Type.Object({
  kind: Type.Union([Type.Literal("user"), Type.Literal("device")]),
  username: Type.Optional(Type.String()),
  author: Type.Optional(Type.String()),
  officer: Type.Optional(Type.String()),
  name: Type.Optional(Type.Object({ fa: Type.String(), en: Type.String() })),
  unit: Type.String(),
  path: Type.String(),
  role: Type.String(),
  election: Type.String(),
});

/** Signing in at the desk. `__Host-` and Secure: over http only localhost keeps the cookie. */
export function registerLoginRoutes({ app, store, authentication, election, now }: RouteContext): void {
  /** Everybody knows the password of a demonstration user: such a user signs in while the election is a rehearsal only. */
  async function mayEnter({ demonstration }: User): Promise<boolean> {
    if (!demonstration) return true;
    const elections = (await store.listReference("elections")) as Election[];
    return elections.every(({ mode }) => mode === "rehearsal");
  }

  const cookie = { path: "/", httpOnly: true, secure: true, sameSite: "strict" } as const;

  app.post(
    "/login",
    {
      config: {
        rateLimit: { max: 10, timeWindow: 60_000, keyGenerator: ({ ip }: { ip: string }) => `login ${ip}` },
      },
      schema: {
        tags: ["desk"],
        summary: "Signs a desk user in",
        body: Type.Object({
          username: Type.String({ minLength: 1, maxLength: 64 }),
          password: Type.String({ minLength: 1, maxLength: 1024 }),
        }),
        response: replies({ 200: Me }),
      },
    },
    async (request, reply) => {
      const { username, password } = request.body;
      const user = await store.findUser(username);
      const isRight = await isRightPassword(user?.passwordHash, password);
      if (!isRight || user === undefined || !(await mayEnter(user))) {
        request.log.warn({ username }, "login refused");
        throw new ProblemError("wrong-password");
      }
      const token = randomBytes(32).toString("base64url");
      const at = now();
      const expiresAt = new Date(at.getTime() + sessionLifetimeMs);
      await store.putSession(hashSessionToken(token), username, expiresAt.toISOString(), at.toISOString());
      reply.setCookie(sessionCookie, token, { ...cookie, expires: expiresAt });
      const { unit, path, role, name } = user;
      return { kind: "user" as const, username, name, unit, path, role, election };
    },
  );

  app.post(
    "/logout",
    {
      schema: {
        tags: ["desk"],
        summary: "Ends the session",
        response: replies({ 204: { type: "null", description: "Signed out" } }),
      },
    },
    async (request, reply) => {
      const token = request.cookies[sessionCookie];
      if (token !== undefined) {
        await authentication.getUser(request);
        await store.endSession(hashSessionToken(token));
      }
      return reply.clearCookie(sessionCookie, cookie).code(204).send();
    },
  );

  app.get(
    "/me",
    { schema: { tags: ["desk"], summary: "Who this session belongs to", response: replies({ 200: Me }) } },
    async (request) => ({ ...(await authentication.getCaller(request)), election }),
  );
}
