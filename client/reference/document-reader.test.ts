import { describe, expect, it } from "vitest";
import { collections, type CollectionName } from "../../shared/catalogue/schema.ts";
import { electionDayReports } from "../../shared/catalogue/reports/election-day-reports.ts";
import { findReadable } from "./document-reader.ts";
import { collectionNames } from "./reference-store.ts";
import { toRxSchema } from "./rx-schema.ts";

const notice = {
  id: "n1",
  unit: "WA",
  title: { fa: "الف", en: "a" },
  body: { fa: "ب", en: "b" },
  publishedAt: "2016-02-26T05:00:00.000Z",
  urgent: false,
};

describe("documents of the server", () => {
  it("are read, and with them what a newer server adds anywhere", () => {
    expect(findReadable("notices", notice)).toEqual({ ...notice, _deleted: false });
    const newer = { ...notice, channel: "sms", title: { ...notice.title, ku: "c" } };
    expect(findReadable("notices", newer)).toEqual({ ...newer, _deleted: false });
  });

  it("are left out if something that this build needs is missing or of another kind", () => {
    for (const broken of [
      null,
      "n1",
      { ...notice, urgent: "no" },
      { ...notice, id: "" },
      { ...notice, title: { fa: "الف" } },
    ]) {
      expect(findReadable("notices", broken)).toBeUndefined();
    }
  });

  it("need only their id once deleted", () => {
    expect(findReadable("units", { id: "WA-URM-0001", _deleted: true })).toEqual({ id: "WA-URM-0001", _deleted: true });
  });

  it("can be told from anything else in every collection", () => {
    for (const name of collectionNames) expect(findReadable(name, { id: "x" })).toBeUndefined();
  });

  it("include every report of the catalogue", () => {
    for (const report of electionDayReports)
      expect(findReadable("reports", report)).toEqual({ ...report, _deleted: false });
  });
});

describe("RxDB's schemas", () => {
  it("cover every collection and stay within RxDB's limit of them", () => {
    expect(collectionNames.toSorted()).toEqual(Object.keys(collections).toSorted());
    expect(collectionNames.length).toBeLessThanOrEqual(13);
    for (const name of collectionNames as readonly CollectionName[]) {
      const schema = toRxSchema(name);
      expect(schema.primaryKey).toBe("id");
      expect(schema.properties.id.maxLength).toBe(64);
      expect(Object.keys(schema.properties)).toEqual(Object.keys(collections[name].properties));
    }
  });
});
