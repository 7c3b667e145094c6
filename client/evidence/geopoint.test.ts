import { describe, expect, it } from "vitest";
import { findGeopoint, geopointText } from "./geopoint.ts";

describe("a geopoint", () => {
  it("comes back as it was filed", () => {
    const position = { latitude: 37.55274, longitude: -45.07605 };
    expect(findGeopoint(geopointText(position))).toEqual({ ...position, accuracyMeters: null });
  });

  it("may carry altitude and accuracy of another writer", () => {
    expect(findGeopoint("37.5 45 1330.2 12")).toEqual({ latitude: 37.5, longitude: 45, accuracyMeters: null });
  });

  it("is null for what is none", () => {
    for (const text of ["", "37.5", "37.5,45", "37.5 45x", "north 45", null, 37.5])
      expect(findGeopoint(text)).toBeNull();
  });
});
