import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { appBuild, appVersion } from "./app-version.ts";

it("the app's version is that of the package", () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(appVersion).toBe(version);
});

it("where there is no page the build is the version alone", () => {
  expect(appBuild()).toBe(appVersion);
});

it("a page's build is known by the mark of its script", () => {
  const page = { querySelector: () => ({ src: "https://office.example/assets/main-B3k_x91Q.js" }) };
  expect(appBuild(page)).toBe(`${appVersion} B3k_x91Q`);
});
