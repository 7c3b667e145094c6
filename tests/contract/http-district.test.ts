import { Decrypter, Encrypter } from "age-encryption";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadSecrets } from "../../server/session/secrets.ts";
import { problemOf, startTestServer, type TestServer } from "./http-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it("names the district's recipient to whoever is signed in, and only its own secrets open what is sealed to it", async () => {
  const { auth } = await server.enrol("WA-URM-0001");
  const { status, body } = await server.request("/api/district", { headers: auth });
  expect(status).toBe(200);
  const { recipient } = body as { recipient: string };
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt("امانت");
  const decrypter = new Decrypter();
  decrypter.addIdentity((await loadSecrets(server.dataPath)).district.identity);
  expect(await decrypter.decrypt(sealed, "text")).toBe("امانت");
  const desk = await server.request("/api/district", { headers: { cookie: await server.login("province") } });
  expect(desk.body).toEqual(body);
});

it("names it to nobody else", async () => {
  const reply = await server.request("/api/district");
  expect([reply.status, problemOf(reply)]).toEqual([401, "/problems/not-signed-in"]);
});
