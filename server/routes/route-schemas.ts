import { Type } from "typebox";

/** 32 bytes, base64url: the public key of a device. */
export const PublicKey = Type.String({ pattern: "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$" });

export const Problem = Type.Object(
  {
    type: Type.String({ description: "Stable name of the kind of problem, /problems/<name>" }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: "What happened, what was kept, what to do" }),
    instance: Type.String({ description: "Id of the request in the server's log" }),
    fa: Type.Object({ title: Type.String(), detail: Type.String() }),
    errors: Type.Optional(Type.Array(Type.String())),
    allow: Type.Optional(Type.Array(Type.String())),
  },
  { $id: "Problem", description: "RFC 9457, application/problem+json" },
);

const problemReply = {
  description: "A problem",
  content: { "application/problem+json": { schema: Type.Ref("Problem") } },
};

/** The replies of a route: its own, and problems for everything else. */
export const replies = <Own extends Record<number, unknown>>(own: Own) => ({
  ...own,
  "4xx": problemReply,
  "5xx": problemReply,
});

/** A reply whose text is made elsewhere and passed on as it is: described, never serialised again. */
export const described = (schema: unknown, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
