import type { FastifyInstance } from "fastify";
import { ProblemError } from "../problems.ts";

/**
 * Once the server closes, what has begun is answered and the line then ends; what still comes on a line that is open is told to
 * come again, and nothing of it is begun.
 */
export function registerClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook("preClose", (done) => {
    isClosing = true;
    done();
  });
  app.addHook("onRequest", (_request, _reply, done) => done(isClosing ? new ProblemError("busy") : undefined));
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (isClosing) void reply.header("connection", "close");
    done(null, payload);
  });
}
