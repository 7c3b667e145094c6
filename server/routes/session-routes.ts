import { verify, createPublicKey } from "node:crypto";
import { Type } from "typebox";
import { preAuthEncode } from "../../shared/journal/pae.ts";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { ProblemError } from "../problems.ts";
import { createChallenges } from "../session/challenges.ts";
import { FailureBudget } from "../session/failure-budget.ts";
import { PublicKey, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

const sessionMediaType = "application/vnd.amanat.session.v1";

/** Signatures that do not hold, by address and the key that was named. */
const wrongProofs = { free: 20, firstWaitMs: 5_000, longestWaitMs: 5 * 60_000, forgetMs: 15 * 60_000 };

/** A device proves that it holds its key and gets a bearer token for fifteen minutes. */
export function registerSessionRoutes({ app, store, secrets, tokens, refusals, now }: RouteContext): void {
  const failures = new FailureBudget(wrongProofs);
  const challenges = createChallenges(secrets.tokenKey);

  app.post(
    "/session/challenge",
    {
      schema: {
        tags: ["session"],
        summary: "A nonce to sign, good once and for two minutes",
        body: Type.Object({ author: PublicKey }),
        response: replies({ 200: Type.Object({ nonce: Type.String() }) }),
      },
    },
    (request) => Promise.resolve({ nonce: challenges.make(request.body.author, now()) }),
  );

  app.post(
    "/session",
    {
      schema: {
        tags: ["session"],
        summary: "A bearer token for a signed nonce",
        description: `\`signature\`: Ed25519 over PAE("${sessionMediaType}", nonce).`,
        body: Type.Object({ author: PublicKey, nonce: Type.String(), signature: Type.String() }),
        response: replies({ 200: Type.Object({ token: Type.String(), expiresAt: Type.String() }) }),
      },
    },
    async (request) => {
      const { author, nonce, signature } = request.body;
      const key = `${request.ip} ${author}`;
      const refuse = async (reason: string): Promise<never> => {
        const waitMs = failures.waitMs(key, now().getTime());
        failures.fail(key, now().getTime());
        // A right signature is always taken: nobody shuts a device out by naming its key.
        if (waitMs > 0) throw new ProblemError("too-many-requests", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
        request.log.warn({ author, reason }, "session refused");
        await refusals.note("session.refused", author, { reason, address: request.ip });
        throw new ProblemError("session-refused");
      };
      if (!challenges.use(author, nonce, now())) return refuse("nonce");
      if (!isSignedBy(author, nonce, signature)) return refuse("signature");
      const device = await store.findAuthor(author as AuthorId);
      if (device === undefined) return refuse("unknown device");
      return tokens.issue({ ...device, revoked: device.status === "revoked" }, now());
    },
  );
}

function isSignedBy(author: string, nonce: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: author }, format: "jwk" });
    return verify(null, preAuthEncode(sessionMediaType, nonce), key, Buffer.from(signature, "base64url"));
  } catch {
    return false; // 32 bytes that are no key
  }
}
