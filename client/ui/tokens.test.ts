import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return new Map(
    [...body.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ["paper", "surface", "sunken", "raised"];
const TONES = ["neutral", "info", "success", "warning", "danger", "doubt"];
const text = [
  ...SURFACES.flatMap((surface) => [
    ["ink", surface],
    ["ink-soft", surface],
    ["link", surface],
  ]),
  ...[...TONES, "accent"].map((tone) => [`on-${tone}-soft`, `${tone}-soft`]),
  ["ink", "accent-soft"],
  ["ink-soft", "accent-soft"],
  ["on-success-soft", "surface"],
  ["on-warning-soft", "surface"],
  ["on-danger-soft", "surface"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger"],
  ["on-danger", "danger-hover"],
  ["on-bar", "bar"],
  ["on-bar-soft", "bar"],
  ["on-bar", "bar-hover"],
] as [string, string][];
const controls = [
  ...SURFACES.flatMap((surface) => [
    ["line-control", surface],
    ["accent", surface],
    ["focus", surface],
    ...TONES.map((tone) => [tone, surface]),
  ]),
  ["focus-on-bar", "bar"],
] as [string, string][];

describe.each([
  ["light", ':root[data-theme="light"]'],
  ["outdoor", ':root[data-theme="outdoor"]'],
  ["dark", ':root[data-theme="dark"]'],
])("the %s theme", (_theme, selector) => {
  const tokens = tokensOf(selector);
  const colour = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`${selector} has no --${name}`);
    return value;
  };

  it.each(text)("shows --%s on --%s at 7:1 or more", (ink, surface) => {
    expect(contrast(colour(ink), colour(surface))).toBeGreaterThanOrEqual(7);
  });

  it.each(controls)("shows --%s on --%s at 4.5:1 or more", (line, surface) => {
    expect(contrast(colour(line), colour(surface))).toBeGreaterThanOrEqual(4.5);
  });
});
