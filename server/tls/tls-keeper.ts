import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync, unwatchFile, watchFile } from "node:fs";
import type { Server } from "node:tls";
import type { TlsPaths } from "../config.ts";
import { loadPair, type CertificatePair } from "./certificate-pair.ts";
import { tlsPaths } from "./tls-folder.ts";

/** TLS 1.3, and of 1.2 what is still good: forward secrecy and authenticated encryption only. */
const tlsRules = {
  minVersion: "TLSv1.2",
  ciphers: [
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "ECDHE-ECDSA-AES128-GCM-SHA256",
    "ECDHE-RSA-AES128-GCM-SHA256",
    "ECDHE-ECDSA-AES256-GCM-SHA384",
    "ECDHE-RSA-AES256-GCM-SHA384",
    "ECDHE-ECDSA-CHACHA20-POLY1305",
    "ECDHE-RSA-CHACHA20-POLY1305",
  ].join(":"),
} as const;

const lookIntervalMs = 5000;

/** The authority of `tls-init`, where the certificate was issued by it. */
export interface OfficeAuthority {
  pem: string;
  /** SHA-256 of the certificate: pairs of hex digits with colons, as tablets show it. */
  fingerprint: string;
}

/** The certificate that is shown now, and its renewal under a running server: connections that stand are left alone. */
export class TlsKeeper {
  #pair: CertificatePair;
  #server: Server | undefined;

  /** Throws ConfigError if the pair cannot be used. */
  constructor(
    readonly paths: TlsPaths,
    private readonly dataPath: string,
    private readonly now: () => Date,
  ) {
    this.#pair = loadPair(paths, now());
  }

  get pair(): CertificatePair {
    return this.#pair;
  }

  /** What a TLS server is made with. */
  get options() {
    return { ...tlsRules, cert: this.#pair.cert, key: this.#pair.key };
  }

  /** The server whose certificate this is from now on. */
  attach(server: Server): void {
    this.#server = server;
  }

  /** Undefined where the certificate comes from elsewhere: then tablets trust it already, or the office knows how. */
  findAuthority(): OfficeAuthority | undefined {
    const { caCert } = tlsPaths(this.dataPath);
    if (!existsSync(caCert)) return undefined;
    const pem = readFileSync(caCert, "utf8");
    const authority = new X509Certificate(pem);
    if (!this.#pair.certificate.checkIssued(authority)) return undefined;
    return { pem, fingerprint: authority.fingerprint256 };
  }

  /**
   * Reads the files again; false if they are as they were. Throws ConfigError if they cannot be used: the pair that was good is
   * shown as before.
   */
  reload(): boolean {
    const pair = loadPair(this.paths, this.now());
    if (pair.cert === this.#pair.cert && pair.key === this.#pair.key) return false;
    this.#pair = pair;
    this.#server?.setSecureContext(this.options);
    return true;
  }

  /** Calls back when a file has changed. Gives the function that ends it. */
  watch(onChange: () => void): () => void {
    const files = [this.paths.certPath, this.paths.keyPath];
    for (const file of files) watchFile(file, { interval: lookIntervalMs, persistent: false }, onChange);
    return () => {
      for (const file of files) unwatchFile(file, onChange);
    };
  }
}
