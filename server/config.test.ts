import { resolve } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, parseConfig } from "./config.ts";

test("without any variable: port 8080, this machine only, ./data", () => {
  expect(parseConfig({})).toMatchObject({
    port: 8080,
    host: "127.0.0.1",
    dataPath: resolve("data"),
    origin: null,
    logLevel: "warn",
    trustProxy: false,
  });
});

test("variables are taken as they are meant", () => {
  const config = parseConfig({
    AMANAT_PORT: "0",
    AMANAT_HOST: "::",
    AMANAT_DATA: "/var/lib/amanat",
    AMANAT_ORIGIN: "https://amanat.example",
    AMANAT_LOG: "debug",
    AMANAT_RATE_LIMIT: "0",
    AMANAT_TRUST_PROXY: "1",
  });
  expect(config).toMatchObject({
    port: 0,
    host: "::",
    dataPath: "/var/lib/amanat",
    origin: "https://amanat.example",
    logLevel: "debug",
    requestsPerMinute: 0,
    trustProxy: true,
  });
});

test.each([
  ["AMANAT_PORT", "80a"],
  ["AMANAT_PORT", "65536"],
  ["AMANAT_PORT", "-1"],
  ["AMANAT_ORIGIN", "amanat.example"],
  ["AMANAT_ORIGIN", "https://amanat.example/path"],
  ["AMANAT_LOG", "loud"],
  ["AMANAT_RATE_LIMIT", "many"],
  ["AMANAT_TRUST_PROXY", "yes"],
  ["AMANAT_TLS_CERT", "a.crt"],
  ["AMANAT_TLS_KEY", "a.key"],
])("%s=%s is refused by name", (name, value) => {
  expect(() => parseConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => parseConfig({ [name]: value })).toThrow(name);
});
