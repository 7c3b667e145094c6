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
  /** The certificate that this server shows; null: plain http, behind a proxy or on this machine only. */
  tls: TlsPaths | null;
  logLevel: LogLevel;
  /** Requests a minute of one device or desk; 0: no limit. */
  requestsPerMinute: number;
  /** Bytes a minute that one device or desk may send. Counts where requests do. */
  bytesPerMinute: number;
  sockets: SocketLimits;
  /** Whether X-Forwarded-* of a proxy in front is believed. */
  trustProxy: boolean;
}

/** PEM files. */
export interface TlsPaths {
  certPath: string;
  keyPath: string;
}

/** What one connection may take, and how many there may be. */
export interface SocketLimits {
  most: number;
  /** The headers of a request must be here after this time. */
  headersMs: number;
  /** The whole request must be: an upload over a bad line takes long. */
  requestMs: number;
  /** How often connections that take too long are looked for. */
  lookMs: number;
}

export const usualSockets: SocketLimits = { most: 8000, headersMs: 15_000, requestMs: 5 * 60_000, lookMs: 3000 };

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** A setting that cannot be used; the message says which, and what is allowed. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const defaults = { port: 8080, host: "127.0.0.1", data: "./data", requestsPerMinute: 3000, mebibytesPerMinute: 512 };

/** Reads the AMANAT_ variables. Throws ConfigError. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    port: parseWhole("AMANAT_PORT", env["AMANAT_PORT"], defaults.port, 65_535),
    host: env["AMANAT_HOST"] || defaults.host,
    dataPath: resolve(env["AMANAT_DATA"] || defaults.data),
    clientPath: resolve(env["AMANAT_CLIENT"] || "dist/client"),
    origin: parseOrigin(env["AMANAT_ORIGIN"]),
    tls: parseTls(env["AMANAT_TLS_CERT"], env["AMANAT_TLS_KEY"]),
    logLevel: parseLogLevel(env["AMANAT_LOG"]),
    requestsPerMinute: parseWhole(
      "AMANAT_RATE_LIMIT",
      env["AMANAT_RATE_LIMIT"],
      defaults.requestsPerMinute,
      Number.MAX_SAFE_INTEGER,
    ),
    bytesPerMinute:
      1024 *
      1024 *
      parseWhole(
        "AMANAT_RATE_MIB",
        env["AMANAT_RATE_MIB"],
        defaults.mebibytesPerMinute,
        Number.MAX_SAFE_INTEGER / 2 ** 20,
      ),
    sockets: usualSockets,
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

function parseTls(certPath: string | undefined, keyPath: string | undefined): TlsPaths | null {
  if (!certPath && !keyPath) return null;
  if (certPath && keyPath) return { certPath: resolve(certPath), keyPath: resolve(keyPath) };
  const [given, missing] = certPath ? ["AMANAT_TLS_CERT", "AMANAT_TLS_KEY"] : ["AMANAT_TLS_KEY", "AMANAT_TLS_CERT"];
  throw new ConfigError(`${given} is set and ${missing} is not: a certificate and its key are wanted together`);
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
