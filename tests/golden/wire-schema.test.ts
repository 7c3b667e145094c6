/**
 * A change of the wire is never an accident. Whoever means one gives it a new version, keeps reading the old one, and writes the
 * new hash down beside the new version; hashes of versions that are out in the field are never replaced.
 */
import { expect, test } from "vitest";
import { Header } from "../../shared/journal/entry.ts";
import { eventHashes, wireHash } from "./wire-schema.ts";

const wireHashes: Record<number, string> = {
  1: "hn-ZXew5GbZjH2CvTtdi_PORFONZ1S3zpAj8QUxy5_g",
};

/** Every version that was ever released; a build has the newest of each. */
const releasedEvents: Record<string, string> = {
  "report.filed 1": "TtDjg4kGtFTPum6L_Svg7ppv8iICqyFdyhZNnLIweMM",
  "report.corrected 1": "3BiF-cYN2d0kQuRYPnBzVko0WEc7zqS5WuTIXUD-i1Q",
  "violation.logged 1": "9p9bmRMJXdGz6cb3g6fK4cDpJyrkb3N90wbqh8qv1SQ",
  "violation.amended 1": "c_eJO6TR-Rof7k5FjmSEHwhOvoFoy11x3OOYgAEZJUk",
  "violation.amended 2": "ERS8ONl7VDN_LE7DmMqc8ehNyjGKSS-aua5Fmhoe1ns",
  "violation.logged 2": "Xf4atWgPNBnkCCC9v4rrXEBH83RFJFJhOqIyb1RwXvY",
  "report.verified 1": "eHS6qlWdcwAZxMiZA-VxLeBZmZCITIoRhGPFxrpoQ7M",
  "remark.added 1": "tsVzKIqyylSPJxS0niQulKugj7HnrqD9dYr-T6D5uME",
  "office.acted 1": "C-VGW4PeJGM7DksUA_DjrCFgROWgqXD6skx0-m_4FeM",
  "quarantine.decided 1": "f28DyfrJCyTl9xG62TgcUm3lD6zplCDwN3NgvGyVc0w",
  "custody.handed-over 1": "TH0CJXyJPXVJ8nN5-qmXYBhYg8JokFTj-1mKdIEV6WM",
  "custody.taken-over 1": "UIdwpJi7KrXf3byU6zLnq59z2wQM6-xRdDda9_QoXfw",
  "violation.sealed 1": "oS99KDzfKBUBvM5f7RNMGWxYBwHJnED2TdYWwpBpiG4",
  "case.stepped 1": "UrYE9aqM97Th9sUwy74xryyIvqqBjmjHGTbND7BmFs4",
  "case.assigned 1": "af0AaMdVEtRQ15l8Tk8sECRFT2_zTTguN_Ovhtv9C7Q",
  "case.noted 1": "nQEBVo6TlxYmdDRbgELYEQqz9Dtn2yHkulSNbVUmZkg",
  "case.asked 1": "nQEBVo6TlxYmdDRbgELYEQqz9Dtn2yHkulSNbVUmZkg",
  "case.answered 1": "-UrwOh_AO7njsQJYkt_OvD4w-nkpRdCeGPhvdakap6Y",
  "case.joined 1": "kZNVgy6ldKe8Yx2K6h-eDuApm7Lj0xohhnSweQnpIcU",
  "case.parted 1": "9nlKrvEGJbE3F4UIwBzYyVE2iRLhNo1pQKqjoLhDEc4",
  "evidence.handled 1": "Xp_4TYa5deLB_imierAEdJkbOBYRA500SvLXFL_8498",
  "complaint.registered 1": "Kh01fK_dZLDEIwbAGXfNwDdtgiB9ueymekMA-29YVC8",
  "complaint.decided 1": "01w259AMoNlWfMZbfmn90YQi4aCInJwE5NLM3VdPbf8",
  "count.reentered 1": "A0TRSkjloUBsA3-FPMnFaTqFqJuavasjyaZYgnBT8X0",
  "count.settled 1": "ipoUI8xVElRLaaWVKVt7uG1EKu1LKjV__JKMgsNmTLI",
  "count.signed 1": "ljo6oBXSf2Ly3Af5KR53MeyKKrRkNot8BRb55nxTsW0",
  "paper.printed 1": "9P1V4Fkb1hb4UWbOrZcQrw_6P940KV95J3Jk8-2ixJ4",
  "notice.acknowledged 1": "B5ht8C8Mq5Qa7mk1gPNigoyZjwQhgNjREGXI9Cg72M0",
};

test("J9 the wire is the one of this version", () => {
  const version = Header.properties.format.const;
  expect(wireHash()).toBe(wireHashes[version]);
});

test("J9 every event has the schema of its version", () => {
  for (const [event, hash] of Object.entries(eventHashes())) {
    expect({ event, hash }).toEqual({ event, hash: releasedEvents[event] });
  }
});

test("J9 no event type is ever dropped", () => {
  const known = new Set(Object.keys(eventHashes()).map((event) => event.split(" ")[0]));
  const released = new Set(Object.keys(releasedEvents).map((event) => event.split(" ")[0]));
  expect([...known].toSorted()).toEqual([...released].toSorted());
});
