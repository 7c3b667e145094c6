/**
 * Certificates (RFC 5280) for a network that no public authority reaches: an authority of the office's own, and its server's
 * certificate. ECDSA on P-256, which every browser knows.
 */
import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign, X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import * as der from "./der.ts";
import { bytesOf, encodeConstraints, type NameConstraints } from "./name-constraints.ts";

/** A certificate and its key, as PEM. */
export interface PemPair {
  cert: string;
  key: string;
}

const dayMs = 24 * 60 * 60_000;
const caDays = 3650;
/** Tablets whose clock is a little behind must not refuse a certificate that was made today. */
const earlierMs = dayMs;

const ids = {
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  organization: "2.5.4.10",
  commonName: "2.5.4.3",
  subjectKey: "2.5.29.14",
  keyUsage: "2.5.29.15",
  alternativeName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  nameConstraints: "2.5.29.30",
  authorityKey: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
  serverAuth: "1.3.6.1.5.5.7.3.1",
};

/** Bits of the key usage, the first one highest. */
const usage = { digitalSignature: { byte: 0x80, unused: 7 }, certificatesAndCrls: { byte: 0x06, unused: 1 } };

const algorithm = der.derSequence(der.derObjectId(ids.ecdsaWithSha256));

const nameOf = (commonName: string): Uint8Array =>
  der.derSequence(
    ...[
      [ids.organization, "Amanat"],
      [ids.commonName, commonName],
    ].map(([id, text]) => der.derSet(der.derSequence(der.derObjectId(id!), der.derText(text!)))),
  );

function extension(id: string, value: Uint8Array, isCritical = false): Uint8Array {
  return der.derSequence(der.derObjectId(id), ...(isCritical ? [der.derTrue] : []), der.derOctets(value));
}

/** Names a key by the first twenty bytes of its hash (RFC 7093). `spki`: SubjectPublicKeyInfo. */
const keyIdOf = (spki: Uint8Array): Uint8Array => createHash("sha256").update(spki).digest().subarray(0, 20);

const keyUsage = ({ byte, unused }: { byte: number; unused: number }) =>
  extension(ids.keyUsage, der.derBits(Uint8Array.of(byte), unused), true);

function makeKeys(): { spki: Buffer; pem: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    spki: publicKey.export({ type: "spki", format: "der" }),
    pem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

interface Content {
  issuer: Uint8Array;
  subject: Uint8Array;
  from: Date;
  until: Date;
  spki: Uint8Array;
  extensions: Uint8Array[];
  /** PEM of the issuer's key. */
  signingKey: string;
}

function makeCertificate({ issuer, subject, from, until, spki, extensions, signingKey }: Content): string {
  const version3 = der.derValue(0xa0, der.derInteger(Uint8Array.of(2)));
  // Not to be guessed, as browsers want it.
  const serial = der.derInteger(randomBytes(16));
  const validity = der.derSequence(der.derTime(from), der.derTime(until));
  const content = der.derSequence(
    version3,
    serial,
    algorithm,
    issuer,
    validity,
    subject,
    spki,
    der.derValue(0xa3, der.derSequence(...extensions)),
  );
  const signature = sign("sha256", content, { key: createPrivateKey(signingKey), dsaEncoding: "der" });
  const certificate = der.derSequence(content, algorithm, der.derBits(signature));
  const lines = Buffer.from(certificate)
    .toString("base64")
    .match(/.{1,64}/g)!;
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

/** An authority that may vouch for `constraints` alone, for ten years. `label` tells it from others in a tablet's settings. */
export function makeAuthority(constraints: NameConstraints, label: string, now: Date): PemPair {
  const { spki, pem } = makeKeys();
  const name = nameOf(label);
  const cert = makeCertificate({
    issuer: name,
    subject: name,
    from: new Date(now.getTime() - earlierMs),
    until: new Date(now.getTime() + caDays * dayMs),
    spki,
    signingKey: pem,
    extensions: [
      // An authority, and none below it.
      extension(ids.basicConstraints, der.derSequence(der.derTrue, der.derInteger(Uint8Array.of(0))), true),
      keyUsage(usage.certificatesAndCrls),
      extension(ids.nameConstraints, encodeConstraints(constraints), true),
      extension(ids.subjectKey, der.derOctets(keyIdOf(spki))),
    ],
  });
  return { cert, key: pem };
}

/** A server's certificate for hosts (names and addresses), under a key of its own, never longer than its authority. */
export function issueServer(authority: PemPair, hosts: readonly string[], days: number, now: Date): PemPair {
  const ca = new X509Certificate(authority.cert);
  const [content] = der.derChildren(ca.raw);
  const [, , , , , caName, caSpki] = der.derChildren(content!);
  const { spki, pem } = makeKeys();
  const cert = makeCertificate({
    issuer: caName!,
    subject: nameOf("Amanat server"),
    from: new Date(now.getTime() - earlierMs),
    until: new Date(Math.min(now.getTime() + days * dayMs, Date.parse(ca.validTo))),
    spki,
    signingKey: authority.key,
    extensions: [
      extension(ids.basicConstraints, der.derSequence(), true),
      keyUsage(usage.digitalSignature),
      extension(ids.extendedKeyUsage, der.derSequence(der.derObjectId(ids.serverAuth))),
      extension(ids.alternativeName, der.derSequence(...hosts.map(alternativeName))),
      extension(ids.subjectKey, der.derOctets(keyIdOf(spki))),
      extension(ids.authorityKey, der.derSequence(der.derValue(0x80, keyIdOf(caSpki!)))),
    ],
  });
  return { cert, key: pem };
}

const alternativeName = (host: string): Uint8Array =>
  isIP(host) === 0 ? der.derValue(0x82, Buffer.from(host, "ascii")) : der.derValue(0x87, bytesOf(host));
