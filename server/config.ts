import { resolve } from "node:path";

/** How this server was told to run. */
export interface Config {
  port: number;
  host: string;
  /** Absolute path of the folder that holds everything the server keeps. */
  dataPath: string;
  /** Folder of the built client, or null to serve the API alone. */
  clientPath: string | null;
  /** Where tablets and desks reach this server: in links and in the answer to an enrolment. Null: at host and port. */
  origin: string | null;
  logLevel: LogLevel;
  /** Requests a minute of one device or desk; 0: no limit. */
  requestsPerMinute: number;
  /** Whether X-Forwarded-* of a proxy in front is believed. */
  trustProxy: boolean;
}

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** A setting that cannot be used; the message says which, and what is allowed. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const defaults = { port: 8080, host: "127.0.0.1", data: "./data", requestsPerMinute: 3000 };

/** Reads the AMANAT_ variables. Throws ConfigError. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    port: parseWhole("AMANAT_PORT", env["AMANAT_PORT"], defaults.port, 65_535),
    host: env["AMANAT_HOST"] || defaults.host,
    dataPath: resolve(env["AMANAT_DATA"] || defaults.data),
    clientPath: resolve(env["AMANAT_CLIENT"] || "dist/client"),
    origin: parseOrigin(env["AMANAT_ORIGIN"]),
    logLevel: parseLogLevel(env["AMANAT_LOG"]),
    requestsPerMinute: parseWhole(
      "AMANAT_RATE_LIMIT",
      env["AMANAT_RATE_LIMIT"],
      defaults.requestsPerMinute,
      Number.MAX_SAFE_INTEGER,
    ),
    trustProxy: parseFlag("AMANAT_TRUST_PROXY", env["AMANAT_TRUST_PROXY"]),
  };
}

function parseWhole(name: string, text: string | undefined, usual: number, largest: number): number {
  if (text === undefined || text === "") return usual;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > largest) {
    throw new ConfigError(`${name} is "${text}": a whole number from 0 to ${largest} is wanted`);
  }
  return value;
}

function parseFlag(name: string, text: string | undefined): boolean {
  if (text === undefined || text === "" || text === "0") return false;
  if (text === "1") return true;
  throw new ConfigError(`${name} is "${text}": 0 or 1 is wanted`);
}

function parseLogLevel(text: string | undefined): LogLevel {
  if (text === undefined || text === "") return "warn";
  const level = logLevels.find((known) => known === text);
  if (level === undefined) throw new ConfigError(`AMANAT_LOG is "${text}": one of ${logLevels.join(", ")} is wanted`);
  return level;
}

function parseOrigin(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.origin === "null" || url.pathname !== "/") {
    throw new ConfigError(`AMANAT_ORIGIN is "${text}": an address like https://amanat.example is wanted`);
  }
  return url.origin;
}
