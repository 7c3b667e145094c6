/** `npm run admin -- tls-init`: a certificate for an office network, and the authority that tablets install once to trust it. */
import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { hostname, networkInterfaces } from "node:os";
import { isIP } from "node:net";
import { parseConfig } from "../config.ts";
import { constrainTo, mayVouchFor, type NameConstraints } from "../tls/name-constraints.ts";
import { fingerprintRows } from "../tls/fingerprint.ts";
import { issueServer, makeAuthority, type PemPair } from "../tls/office-ca.ts";
import { makeFolder, replaceFile, tlsPaths, writePair } from "../tls/tls-folder.ts";
import { UsageError, parseOptions, type Environment } from "./command-line.ts";

const mostDays = 3650;
const hostPattern = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

export function run(args: string[], env: Environment): Promise<number> {
  return Promise.resolve().then(() => init(args, env));
}

function init(args: string[], env: Environment): number {
  const { values } = parseOptions(args, {
    host: { type: "string", multiple: true },
    days: { type: "string", default: "365" },
    "new-ca": { type: "boolean", default: false },
  });
  const days = Number(values.days);
  if (!/^\d+$/.test(values.days) || days < 1 || days > mostDays) {
    throw new UsageError(`--days is a whole number from 1 to ${mostDays}, not "${values.days}".`);
  }
  const asked = (values.host ?? []).map(parseHost);
  const hosts = [...new Set([...asked, ...ownHosts()])];
  const paths = tlsPaths(parseConfig({ ...env, AMANAT_TLS_CERT: "", AMANAT_TLS_KEY: "" }).dataPath);
  makeFolder(paths.folder);

  const isNew = values["new-ca"] || !existsSync(paths.caKey);
  if (isNew) makeNew(paths, hosts);
  const authority: PemPair = { cert: readFileSync(paths.caCert, "utf8"), key: readFileSync(paths.caKey, "utf8") };
  const scope = JSON.parse(readFileSync(paths.caScope, "utf8")) as NameConstraints;
  const outside = hosts.filter((host) => !mayVouchFor(scope, host));
  if (outside.some((host) => asked.includes(host))) {
    throw new UsageError(
      `The authority of this folder was made for other networks and cannot vouch for ${outside.join(", ")}. ` +
        "--new-ca makes a new one; every tablet must then install it.",
    );
  }
  const covered = hosts.filter((host) => !outside.includes(host));
  writePair(issueServer(authority, covered, days, new Date()), paths.cert, paths.key);

  const { fingerprint256 } = new X509Certificate(authority.cert);
  const { validTo } = new X509Certificate(readFileSync(paths.cert));
  process.stdout.write(
    [
      isNew
        ? "A new authority was made. Each tablet installs it once."
        : "The authority is the one that was here before.",
      `The server's certificate is for ${covered.join(", ")}, until ${new Date(validTo).toISOString().slice(0, 10)}.`,
      "A running server shows it within seconds.",
      "",
      "SHA-256 of the authority's certificate, to be compared with what the tablet shows:",
      ...fingerprintRows(fingerprint256).map((row) => `  ${row}`),
      "",
      "Start the server with it:",
      `  AMANAT_HOST=0.0.0.0 AMANAT_TLS_CERT=${paths.cert} AMANAT_TLS_KEY=${paths.key} npm start`,
      "Tablets open http://<this machine>:<port>/trust first. Keep ca.key to yourself: whoever has it can pretend to be",
      "this server towards every tablet that installed the authority.",
      "",
    ].join("\n"),
  );
  return 0;
}

function makeNew(paths: ReturnType<typeof tlsPaths>, hosts: readonly string[]): void {
  const now = new Date();
  const scope = constrainTo(hosts);
  const authority = makeAuthority(scope, `Amanat ${hostname()} ${now.toISOString().slice(0, 10)}`, now);
  replaceFile(paths.caScope, JSON.stringify(scope), 0o600);
  writePair(authority, paths.caCert, paths.caKey);
}

function parseHost(text: string): string {
  const host = text.toLowerCase();
  if (isIP(host) === 0 && !hostPattern.test(host)) {
    throw new UsageError(`--host is a name like amanat.local or an address like 192.168.1.10, not "${text}".`);
  }
  return host;
}

/** How tablets of the same network may call this machine. */
function ownHosts(): string[] {
  const name = hostname().toLowerCase();
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith("fe80:"))
    .map(({ address }) => address);
  const names =
    hostPattern.test(name) && name !== "localhost" ? [name, ...(name.includes(".") ? [] : [`${name}.local`])] : [];
  return [...names, ...addresses, "localhost", "127.0.0.1", "::1"];
}
