import { describe, expect, it } from "vitest";
import { distanceMeters } from "./distance.ts";

describe("the distance of two points", () => {
  it("is nothing from a point to itself", () => {
    const urmia = { latitude: 37.555, longitude: 45.073 };
    expect(distanceMeters(urmia, urmia)).toBe(0);
  });

  it("is one minute of arc per nautical mile along a meridian", () => {
    const from = { latitude: 37, longitude: 45 };
    expect(distanceMeters(from, { latitude: 37 + 1 / 60, longitude: 45 })).toBeCloseTo(1853, -1);
  });

  it("is 111 km from Urmia to Khoy", () => {
    const meters = distanceMeters({ latitude: 37.555, longitude: 45.073 }, { latitude: 38.55, longitude: 44.952 });
    expect(Math.round(meters / 1000)).toBe(111);
  });
});
