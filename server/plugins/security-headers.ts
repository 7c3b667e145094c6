import fastifyHelmet, { type FastifyHelmetOptions } from "@fastify/helmet";
import fastify, { type FastifyInstance } from "fastify";

/** Helmet's headers on every reply. They never differ, and making them anew costs a tenth of a push: it is asked once. */
export async function registerSecurityHeaders(app: FastifyInstance, options: FastifyHelmetOptions): Promise<void> {
  const probe = fastify();
  await probe.register(fastifyHelmet, options);
  probe.get("/", (_request, reply) => reply.raw.getHeaders());
  const reply = await probe.inject("/");
  await probe.close();
  const headers = Object.entries(reply.json<Record<string, string>>());
  app.addHook("onRequest", (_request, { raw }, done) => {
    for (const [name, value] of headers) raw.setHeader(name, value);
    done();
  });
}
