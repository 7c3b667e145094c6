import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppPorts } from "../app-ports.ts";
import type { Config } from "../config.ts";
import type { Refusals } from "../office-log/refusals.ts";
import type { Authentication } from "../plugins/authentication.ts";
import type { DeskSessions } from "../session/desk-sessions.ts";
import type { Tokens } from "../session/tokens.ts";
import type { ServerLog } from "../transparency/server-log.ts";

export type TypedApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What the routes of the API are given. */
export interface RouteContext extends AppPorts {
  app: TypedApp;
  config: Config;
  tokens: Tokens;
  sessions: DeskSessions;
  serverLog: ServerLog;
  authentication: Authentication;
  /** Tells of what was refused, however often it comes, in few entries. */
  refusals: Refusals;
  /** Where devices reach this server. */
  getOrigin(): string;
}
