import { Type } from "typebox";
import type { Election } from "../../shared/catalogue/schema.ts";
import type { User } from "../journal-store/office-store.ts";
import { byCaller } from "../office-log/office-log.ts";
import { comesFromElsewhere, sessionCookie } from "../plugins/authentication.ts";
import { ProblemError } from "../problems.ts";
import { createLoginThrottle } from "../session/login-throttle.ts";
import { isRightPassword } from "../session/passwords.ts";
import { replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

/** Passwords that are looked at at the same time: each takes 19 MiB and a core for a moment. */
const maxLooking = 8;

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
export function registerLoginRoutes(context: RouteContext): void {
  const { app, store, authentication, sessions, office, refusals, election, now } = context;
  const throttle = createLoginThrottle();
  let looking = 0;

  /** Everybody knows the password of a demonstration user: such a user signs in while the election is a rehearsal only. */
  async function mayEnter({ demonstration }: User): Promise<boolean> {
    if (!demonstration) return true;
    const elections = (await store.listReference("elections")) as Election[];
    return elections.every(({ mode }) => mode === "rehearsal");
  }

  async function findRightUser(username: string, password: string): Promise<User | undefined> {
    if (looking >= maxLooking) throw new ProblemError("busy", { retryAfterSeconds: 2 });
    looking += 1;
    try {
      const user = await store.findUser(username);
      const isRight = await isRightPassword(user?.passwordHash, password);
      return isRight && user !== undefined && (await mayEnter(user)) ? user : undefined;
    } finally {
      looking -= 1;
    }
  }

  const cookie = { path: "/", httpOnly: true, secure: true, sameSite: "strict" } as const;

  app.post(
    "/login",
    {
      schema: {
        tags: ["desk"],
        summary: "Signs a desk user in",
        description:
          "Wrong passwords make this account wait at this address, longer each time (429, Retry-After). Ends after an hour " +
          "without use, and after twelve hours.",
        body: Type.Object({
          username: Type.String({ minLength: 1, maxLength: 64 }),
          password: Type.String({ minLength: 1, maxLength: 1024 }),
        }),
        response: replies({ 200: Me }),
      },
    },
    async (request, reply) => {
      const { username, password } = request.body;
      if (comesFromElsewhere(request)) throw new ProblemError("foreign-origin");
      const waitMs = throttle.waitMs(username, request.ip, now());
      if (waitMs > 0) throw new ProblemError("too-many-requests", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
      const user = await findRightUser(username, password);
      if (user === undefined) {
        throttle.failed(username, request.ip, now());
        request.log.warn({ username }, "login refused");
        // A name that is nobody's may be a password typed into the wrong field: it is not written down.
        const known = await store.findUser(username);
        await refusals.note("login.failed", known?.username ?? "", { address: request.ip });
        throw new ProblemError("wrong-password");
      }
      const act = office.compose("login.succeeded", username, { address: request.ip }, { kind: "user", id: username });
      throttle.succeeded(username, request.ip);
      // Whatever session this browser brought along is not the one it leaves with.
      const before = request.cookies[sessionCookie];
      if (before !== undefined) await sessions.end(before);
      const { token, endsAt } = await sessions.begin(username, now(), act);
      reply.setCookie(sessionCookie, token, { ...cookie, expires: endsAt });
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
        const user = await authentication.getUser(request);
        await sessions.end(token, office.compose("logout.done", user.username, {}, byCaller(user)));
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
