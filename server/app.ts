import { randomUUID } from "node:crypto";
import fastifyCookie from "@fastify/cookie";
import fastifySwagger from "@fastify/swagger";
import fastifySwaggerUi from "@fastify/swagger-ui";
import fastifyUnderPressure from "@fastify/under-pressure";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import fastify from "fastify";
import { Type } from "typebox";
import type { AppPorts } from "./app-ports.ts";
import type { Config } from "./config.ts";
import { createAuthentication } from "./plugins/authentication.ts";
import { registerClientFiles } from "./plugins/client-files.ts";
import { registerJsonBodies } from "./plugins/json-bodies.ts";
import { registerMetrics } from "./plugins/metrics.ts";
import { registerProblemReplies } from "./plugins/problem-replies.ts";
import { limitRates } from "./plugins/rate-limits.ts";
import { registerSecurityHeaders } from "./plugins/security-headers.ts";
import { ProblemError, problems } from "./problems.ts";
import { registerBoardRoutes } from "./routes/board-routes.ts";
import { registerDeviceRoutes } from "./routes/device-routes.ts";
import { registerDistrictRoutes } from "./routes/district-routes.ts";
import { registerEnrolRoutes } from "./routes/enrol-routes.ts";
import { registerEvidenceRoutes } from "./routes/evidence-routes.ts";
import { registerHealthRoutes } from "./routes/health-routes.ts";
import { registerImportRoutes } from "./routes/import-routes.ts";
import { registerLoginRoutes } from "./routes/login-routes.ts";
import { registerRecoveryRoutes } from "./routes/recovery-routes.ts";
import { registerReferenceRoutes } from "./routes/reference-routes.ts";
import type { RouteContext, TypedApp } from "./routes/route-context.ts";
import { Problem } from "./routes/route-schemas.ts";
import { registerSessionRoutes } from "./routes/session-routes.ts";
import { registerStreamRoutes } from "./routes/stream-routes.ts";
import { registerSyncRoutes } from "./routes/sync-routes.ts";
import { createDeskSessions } from "./session/desk-sessions.ts";
import { createTokens } from "./session/tokens.ts";

/** Most calls say little; those that take more say so themselves. */
const maxBodyBytes = 256 * 1024;

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
    bodyLimit: maxBodyBytes,
    requestTimeout: config.sockets.requestMs,
    http: { headersTimeout: config.sockets.headersMs, connectionsCheckingInterval: config.sockets.lookMs },
    trustProxy: config.trustProxy,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.server.maxConnections = config.sockets.most;
  registerProblemReplies(app);
  registerJsonBodies(app);
  const metrics = registerMetrics(app, ports.store);
  const tokens = createTokens(ports.secrets.tokenKey);
  // Answering "later" costs little; a server that answers everybody too late serves nobody.
  await app.register(fastifyUnderPressure, { maxEventLoopDelay: longestDelayMs, retryAfter: retryAfterSeconds });
  await app.register(fastifyCookie);
  await registerSecurityHeaders(app, { overTls: false });
  const { requestsPerMinute, bytesPerMinute } = config;
  if (requestsPerMinute > 0) await limitRates(app, { requestsPerMinute, bytesPerMinute, tokens, now: ports.now });
  await describeApi(app);

  await app.register(
    async (api) => {
      const sessions = createDeskSessions(ports.store);
      const authentication = createAuthentication(ports, tokens, sessions);
      const context: RouteContext = {
        ...ports,
        app: api.withTypeProvider<TypeBoxTypeProvider>(),
        config,
        tokens,
        sessions,
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
      registerDistrictRoutes(context);
      registerRecoveryRoutes(context);
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
