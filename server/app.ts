import { randomUUID } from "node:crypto";
import fastifyCookie from "@fastify/cookie";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifySwagger from "@fastify/swagger";
import fastifySwaggerUi from "@fastify/swagger-ui";
import fastifyUnderPressure from "@fastify/under-pressure";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import fastify from "fastify";
import { Type } from "typebox";
import { maxPushBytes } from "../shared/sync/wire.ts";
import type { AppPorts } from "./app-ports.ts";
import type { Config } from "./config.ts";
import { createAuthentication } from "./plugins/authentication.ts";
import { registerClientFiles } from "./plugins/client-files.ts";
import { registerJsonBodies } from "./plugins/json-bodies.ts";
import { registerMetrics } from "./plugins/metrics.ts";
import { registerProblemReplies } from "./plugins/problem-replies.ts";
import { registerSecurityHeaders } from "./plugins/security-headers.ts";
import { ProblemError, problems } from "./problems.ts";
import { registerBoardRoutes } from "./routes/board-routes.ts";
import { registerDeviceRoutes } from "./routes/device-routes.ts";
import { registerEnrolRoutes } from "./routes/enrol-routes.ts";
import { registerEvidenceRoutes } from "./routes/evidence-routes.ts";
import { registerHealthRoutes } from "./routes/health-routes.ts";
import { registerImportRoutes } from "./routes/import-routes.ts";
import { registerLoginRoutes } from "./routes/login-routes.ts";
import { registerReferenceRoutes } from "./routes/reference-routes.ts";
import type { RouteContext, TypedApp } from "./routes/route-context.ts";
import { Problem } from "./routes/route-schemas.ts";
import { registerSessionRoutes } from "./routes/session-routes.ts";
import { registerStreamRoutes } from "./routes/stream-routes.ts";
import { registerSyncRoutes } from "./routes/sync-routes.ts";
import { createTokens } from "./session/tokens.ts";

/** A whole request may take this long (an upload over a bad line does), its headers may not. */
const requestTimeoutMs = 5 * 60_000;
const headersTimeoutMs = 15_000;

const longestDelayMs = 3000;
const retryAfterSeconds = 5;

/** The server with everything but its listening port: tests call `inject`, or listen on port 0. */
export async function buildApp(config: Config, ports: AppPorts): Promise<TypedApp> {
  const app: TypedApp = fastify({
    logger: {
      level: config.logLevel,
      stream: process.stderr,
      redact: ["req.headers.authorization", "req.headers.cookie"],
    },
    genReqId: () => randomUUID(),
    bodyLimit: maxPushBytes,
    requestTimeout: requestTimeoutMs,
    http: { headersTimeout: headersTimeoutMs },
    trustProxy: config.trustProxy,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>();

  registerProblemReplies(app);
  registerJsonBodies(app);
  const metrics = registerMetrics(app, ports.store);
  const tokens = createTokens(ports.secrets.tokenKey);
  // Answering "later" costs little; a server that answers everybody too late serves nobody.
  await app.register(fastifyUnderPressure, { maxEventLoopDelay: longestDelayMs, retryAfter: retryAfterSeconds });
  await app.register(fastifyCookie);
  await registerSecurityHeaders(app, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    hsts: false,
  });
  if (config.requestsPerMinute > 0) await limitRates(app, config, ports, tokens);
  await describeApi(app);

  await app.register(
    async (api) => {
      const authentication = createAuthentication(ports, tokens);
      const context: RouteContext = {
        ...ports,
        app: api.withTypeProvider<TypeBoxTypeProvider>(),
        config,
        tokens,
        authentication,
        getOrigin: () => originOf(app, config),
      };
      registerSessionRoutes(context);
      registerEnrolRoutes(context);
      registerLoginRoutes(context);
      registerSyncRoutes(context);
      registerStreamRoutes(context);
      await registerReferenceRoutes(context);
      registerBoardRoutes(context);
      registerDeviceRoutes(context);
      await registerEvidenceRoutes(context);
      await registerImportRoutes(context);
      registerHealthRoutes(context, metrics);
    },
    { prefix: "/api" },
  );
  registerProblemPages(app);
  await registerClientFiles(app, config.clientPath);
  return app;
}

const policy = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "font-src": ["'self'"],
  "img-src": ["'self'", "blob:", "data:"],
  "media-src": ["blob:"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'"],
  "manifest-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

/** A device, or a desk's address, that asks too often is told to wait; nothing that it holds is lost by that. */
async function limitRates(
  app: TypedApp,
  config: Config,
  { now }: AppPorts,
  tokens: ReturnType<typeof createTokens>,
): Promise<void> {
  await app.register(fastifyRateLimit, {
    max: config.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => {
      const bearer = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? "")?.[1];
      const device = bearer === undefined ? undefined : tokens.find(bearer, now());
      return device?.author ?? request.ip;
    },
    allowList: (request) => !request.url.startsWith("/api/"),
    errorResponseBuilder: (_request, { ttl }) =>
      new ProblemError("too-many-requests", { retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1000)) }),
  });
}

async function describeApi(app: TypedApp): Promise<void> {
  app.addSchema(Problem);
  await app.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Amanat",
        version: "1",
        description: "The wire, version 1: what tablets, desks and verifiers speak with this server.",
        license: { name: "Apache-2.0" },
      },
    },
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, index) => (typeof $id === "string" ? $id : `def-${index}`),
    },
  });
  await app.register(fastifySwaggerUi, { routePrefix: "/api/docs", staticCSP: true });
}

/** What the `type` of a problem leads to. */
function registerProblemPages(app: TypedApp): void {
  app.get(
    "/problems/:name",
    { schema: { hide: true, params: Type.Object({ name: Type.String() }) } },
    (request, reply) => {
      const { name } = request.params;
      if (!Object.hasOwn(problems, name)) throw new ProblemError("not-found");
      return reply.send(problems[name as keyof typeof problems]);
    },
  );
}

/** Where devices reach the server: as configured, else where it listens. */
export function originOf(app: TypedApp, config: Config): string {
  if (config.origin !== null) return config.origin;
  const address = app.server.address();
  const port = typeof address === "object" && address !== null ? address.port : config.port;
  const host = config.host === "0.0.0.0" || config.host === "::" ? "localhost" : config.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
