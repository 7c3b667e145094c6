import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { ConfigError, type TlsPaths } from "../config.ts";

/** A certificate that this server can show, with its key. */
export interface CertificatePair {
  cert: string;
  key: string;
  /** The server's own certificate: the first of the file. */
  certificate: X509Certificate;
  /** Names and addresses that it is for. */
  hosts: string[];
  /** Until when it holds. */
  endsAt: Date;
}

const renew = "`npm run admin -- tls-init` makes and renews one for an office network.";

/** Reads a pair. Throws ConfigError that says in words what is wrong and what to do. */
export function loadPair({ certPath, keyPath }: TlsPaths, now: Date): CertificatePair {
  const cert = readText("AMANAT_TLS_CERT", certPath);
  const key = readText("AMANAT_TLS_KEY", keyPath);
  const certificate = parseCertificate(cert, certPath);
  if (!certificate.checkPrivateKey(parseKey(key, keyPath))) {
    throw new ConfigError(
      `The key in ${keyPath} does not belong to the certificate in ${certPath}: they were made for different pairs. ${renew}`,
    );
  }
  const [startsAt, endsAt] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  const clock = `this machine's clock says ${now.toISOString()}`;
  if (endsAt <= now) {
    throw new ConfigError(
      `The certificate in ${certPath} expired at ${endsAt.toISOString()}; ${clock}. If the clock is right, the certificate ` +
        `must be renewed: no tablet accepts it. ${renew}`,
    );
  }
  if (startsAt > now) {
    throw new ConfigError(
      `The certificate in ${certPath} holds only from ${startsAt.toISOString()}; ${clock}. The clock is probably wrong.`,
    );
  }
  return { cert, key, certificate, hosts: hostsOf(certificate), endsAt };
}

/** Throws ConfigError if a browser at this address would refuse the certificate. */
export function assertCovers({ certificate, hosts }: CertificatePair, origin: string): void {
  const { hostname, protocol } = new URL(origin);
  if (protocol !== "https:") {
    throw new ConfigError(
      `AMANAT_ORIGIN is ${origin}, but this server speaks TLS: an address with https:// is wanted.`,
    );
  }
  const host = hostname.replace(/^\[|\]$/g, "");
  const covers = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
  if (covers === undefined) {
    throw new ConfigError(`The certificate is for ${hosts.join(", ")}, and not for ${host} of AMANAT_ORIGIN. ${renew}`);
  }
}

function readText(variable: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = { ENOENT: "there is no such file", EACCES: "this user may not read it" }[code ?? ""] ?? String(code);
    throw new ConfigError(`${variable} is ${path}: ${why}. ${renew}`);
  }
}

function parseCertificate(text: string, path: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch {
    throw new ConfigError(
      `${path} holds no certificate: a PEM file with -----BEGIN CERTIFICATE----- is wanted. ${renew}`,
    );
  }
}

function parseKey(text: string, path: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    const isEncrypted = text.includes("ENCRYPTED");
    const what = isEncrypted ? "a key under a password, which nobody is there to type" : "no private key";
    throw new ConfigError(`${path} holds ${what}: a PEM file with -----BEGIN PRIVATE KEY----- is wanted. ${renew}`);
  }
}

function hostsOf({ subjectAltName = "" }: X509Certificate): string[] {
  return subjectAltName
    .split(", ")
    .map((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1])
    .filter((host) => host !== undefined);
}
