import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Server as TlsServer } from "node:tls";
import fastifyCookie from "@fastify/cookie";
import fastifySwagger from "@fastify/swagger";
import fastifySwaggerUi from "@fastify/swagger-ui";
import fastifyUnderPressure from "@fastify/under-pressure";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest, type RouteOptions } from "fastify";
import { Type } from "typebox";
import type { AppPorts } from "./app-ports.ts";
import type { Config } from "./config.ts";
import { createRefusals } from "./office-log/refusals.ts";
import { createAuthentication } from "./plugins/authentication.ts";
import { registerClosing } from "./plugins/closing.ts";
import { registerClientFiles } from "./plugins/client-files.ts";
import { registerJsonBodies } from "./plugins/json-bodies.ts";
import { answerLineError } from "./plugins/line-errors.ts";
import { applyMethodOverride } from "./plugins/method-override.ts";
import { registerMetrics } from "./plugins/metrics.ts";
import { answerError, registerProblemReplies } from "./plugins/problem-replies.ts";
import { limitRates } from "./plugins/rate-limits.ts";
import { composeSecurityHeaders } from "./plugins/security-headers.ts";
import { ProblemError, problems } from "./problems.ts";
import { registerBoardRoutes } from "./routes/board-routes.ts";
import { registerAuthorRoutes } from "./routes/author-routes.ts";
import { registerAsideRoutes } from "./routes/aside-routes.ts";
import { registerDeviceHealthRoutes } from "./routes/device-health-routes.ts";
import { registerBundleRoutes } from "./routes/bundle-routes.ts";
import { registerDeviceRoutes } from "./routes/device-routes.ts";
import { registerDistrictRoutes } from "./routes/district-routes.ts";
import { registerEnrolRoutes } from "./routes/enrol-routes.ts";
import { registerEvidenceRoutes } from "./routes/evidence-routes.ts";
import { registerHealthRoutes } from "./routes/health-routes.ts";
import { registerImportRoutes } from "./routes/import-routes.ts";
import { registerLogRoutes } from "./routes/log-routes.ts";
import { registerLoginRoutes } from "./routes/login-routes.ts";
import { registerAnnouncementRoutes } from "./routes/announcement-routes.ts";
import { registerNoticeRoutes } from "./routes/notice-routes.ts";
import { registerRecoveryRoutes } from "./routes/recovery-routes.ts";
import { registerReferenceRoutes } from "./routes/reference-routes.ts";
import type { RouteContext, TypedApp } from "./routes/route-context.ts";
import { Problem } from "./routes/route-schemas.ts";
import { registerSealedReportRoutes } from "./routes/sealed-report-routes.ts";
import { registerSessionRoutes } from "./routes/session-routes.ts";
import { registerStreamRoutes } from "./routes/stream-routes.ts";
import { registerSyncRoutes } from "./routes/sync-routes.ts";
import { createDeskSessions } from "./session/desk-sessions.ts";
import { openPlainDoor } from "./tls/plain-door.ts";
import type { TlsKeeper } from "./tls/tls-keeper.ts";
import { registerTrustPage } from "./tls/trust-page.ts";
import { createTokens } from "./session/tokens.ts";
import { openServerLog } from "./transparency/server-log.ts";

/** Most calls say little; those that take more say so themselves. */
const maxBodyBytes = 256 * 1024;

const longestDelayMs = 3000;
const retryAfterSeconds = 5;

/** The server with everything but its listening port: tests call `inject`, or listen on port 0. `onRoute` is told of each route. */
export async function buildApp(
  config: Config,
  ports: AppPorts,
  onRoute: (route: RouteOptions) => void = () => undefined,
): Promise<TypedApp> {
  const { tls } = ports;
  const { requestMs, headersMs, lookMs, most } = config.sockets;
  // What Node would answer by itself has no problem in it.
  const waits = { headersTimeout: headersMs, connectionsCheckingInterval: lookMs, requireHostHeader: false };
  const setSecurityHeaders = await composeSecurityHeaders({ overTls: tls !== undefined });
  const options = {
    logger: {
      level: config.logLevel,
      stream: process.stderr,
      redact: ["req.headers.authorization", "req.headers.cookie"],
    },
    genReqId: () => randomUUID(),
    rewriteUrl: applyMethodOverride,
    bodyLimit: maxBodyBytes,
    requestTimeout: requestMs,
    trustProxy: config.trustProxy,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
    routerOptions: { maxParamLength: 200 },
    // A server that closes says so as a problem too.
    return503OnClosing: false,
    // Addresses that lead to no route, not even to the one for what is not there.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      setSecurityHeaders(request.url, reply.raw);
      answerError(error, request, reply);
    },
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => {
      const told = answerLineError(error, socket);
      if (told !== undefined) app.log.info({ ...told, reason: error.message }, "refused");
    },
  };
  const app: TypedApp = (tls
    ? fastify({ ...options, https: { ...tls.options, ...waits, handshakeTimeout: headersMs } })
    : fastify({ ...options, http: waits })
  ).withTypeProvider<TypeBoxTypeProvider>() as unknown as TypedApp;
  const getOrigin = () => originOf(app, config, tls);
  app.server.maxConnections = most;
  if (tls) {
    const server = app.server as unknown as TlsServer;
    tls.attach(server);
    openPlainDoor(server, { answerTrust: (request, response) => app.routing(request, response), origin: getOrigin });
  }
  // Of what a client may expect, Node knows `100-continue`; whatever else it is, the answer is the usual one.
  app.server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) =>
    app.routing(request, response),
  );
  app.addHook("onRoute", onRoute);
  app.addHook("onRequest", ({ url }, { raw }, done) => {
    setSecurityHeaders(url, raw);
    done();
  });
  registerProblemReplies(app);
  registerClosing(app);
  registerJsonBodies(app);
  const metrics = registerMetrics(app, ports.store);
  const tokens = createTokens(ports.secrets.tokenKey);
  // Answering "later" costs little; a server that answers everybody too late serves nobody.
  await app.register(fastifyUnderPressure, { maxEventLoopDelay: longestDelayMs, retryAfter: retryAfterSeconds });
  await app.register(fastifyCookie);
  const { requestsPerMinute, bytesPerMinute } = config;
  if (requestsPerMinute > 0) await limitRates(app, { requestsPerMinute, bytesPerMinute, tokens, now: ports.now });
  await describeApi(app);

  const serverLog = await openServerLog({
    ...ports,
    dataPath: config.dataPath,
    warn: (message) => app.log.error(message),
  });
  app.addHook("onClose", () => serverLog.close());
  await app.register(
    async (api) => {
      const sessions = createDeskSessions(ports.store);
      const authentication = createAuthentication(ports, tokens, sessions);
      // Tokens outlive a restart, and so must it that a device was withdrawn.
      for (const { author, status } of await ports.store.listAuthors({ path: "" })) {
        if (status === "revoked") authentication.noteRevoked(author);
      }
      const refusals = createRefusals({
        log: ports.office,
        setTimer: (run, delayMs) => {
          const timer = setTimeout(run, delayMs).unref();
          return () => clearTimeout(timer);
        },
        onError: (error) => api.log.error({ err: error }, "a refusal could not be written down"),
      });
      api.addHook("onClose", () => refusals.close());
      const context: RouteContext = {
        ...ports,
        refusals,
        app: api.withTypeProvider<TypeBoxTypeProvider>(),
        config,
        tokens,
        sessions,
        serverLog,
        authentication,
        getOrigin,
      };
      registerSessionRoutes(context);
      registerEnrolRoutes(context);
      registerLoginRoutes(context);
      registerSyncRoutes(context);
      await registerBundleRoutes(context);
      registerStreamRoutes(context);
      registerLogRoutes(context);
      await registerReferenceRoutes(context);
      registerBoardRoutes(context);
      registerDeviceRoutes(context);
      registerDeviceHealthRoutes(context);
      registerAsideRoutes(context);
      registerAuthorRoutes(context);
      registerDistrictRoutes(context);
      registerRecoveryRoutes(context);
      registerSealedReportRoutes(context);
      registerNoticeRoutes(context);
      registerAnnouncementRoutes(context);
      await registerEvidenceRoutes(context);
      await registerImportRoutes(context);
      registerHealthRoutes(context, metrics);
    },
    { prefix: "/api" },
  );
  registerProblemPages(app);
  if (tls) registerTrustPage(app, { findAuthority: () => tls.findAuthority(), origin: getOrigin });
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

/** Where devices reach the server: as configured, else where it listens, under a name that its certificate has. */
export function originOf(app: TypedApp, config: Config, tls: TlsKeeper | undefined): string {
  if (config.origin !== null) return config.origin;
  const address = app.server.address();
  const port = typeof address === "object" && address !== null ? address.port : config.port;
  const isEverywhere = config.host === "0.0.0.0" || config.host === "::";
  const named = tls?.pair.hosts.find((host) => host !== "localhost");
  const host = isEverywhere ? (named ?? "localhost") : config.host;
  return `${tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
