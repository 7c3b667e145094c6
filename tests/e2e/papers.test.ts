/** Papers from the log: a complaint is taken in, each paper is printed and looked at, and its code is checked by a tablet. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import encodeQR from "qr";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codes as codeWords } from "../../client/i18n/fa/codes.ts";
import { complaints as words } from "../../client/i18n/fa/complaints.ts";
import { paperCheck as checkWords } from "../../client/i18n/fa/paper-check.ts";
import { paperLinks as links } from "../../client/i18n/fa/paper-links.ts";
import { papers as faPapers } from "../../client/i18n/fa/papers.ts";
import { papers as enPapers } from "../../client/i18n/en/papers.ts";
import { toFrames } from "../../shared/courier-codes/frames.ts";
import type { PaperPrinted } from "../../shared/events/paper.ts";
import type { AuthorId, EntryHash, Seq } from "../../shared/journal/ids.ts";
import { packPaperCode } from "../../shared/papers/paper-code.ts";
import { isNetworkNoise, type BrowserDevice } from "../support/browser-device.ts";
import { createSeededDevice, sha256 } from "../support/node-crypto.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { openDesk } from "./desk-hand.ts";
import { goTo, lookAtScreen, speak, untilShown } from "./look-at-screen.ts";
import { countCodes, countPages, findPaperProblems, type PaperLook } from "./paper-hand.ts";
import { officeOrigin, officeUnit, startInOffice, startOffice } from "./prepared-office.ts";
import { enterPin, unlockTablet } from "./tablet-hand.ts";
import { WireBranch } from "./wire-branch.ts";
import { WireObserver, type SeenEntry } from "./wire-observer.ts";

const unit = officeUnit;
const description = "پلمب صندوق مجلس پیش از پایان رأی‌گیری پاره شده بود و دو نفر آن را دیدند.";
const captured = "2016-02-26T08:40:00.000Z";
const files = ["plomb-1.jpg", "plomb-2.jpg", "film.mp4"].map((name, index) => ({
  sha256: sha256(name).toString("base64url"),
  sizeBytes: 812_000 * (index + 1),
  mediaType: name.endsWith("mp4") ? "video/mp4" : "image/jpeg",
  name,
}));
const violation = {
  offence: "art66-14",
  description,
  occurredAt: captured,
  place: "کنار صندوق مجلس",
  people: [
    { role: "outsider", note: "دو نفر" },
    { role: "observer", note: "" },
  ],
  actionTaken: "صندوق کنار گذاشته و به نمایندهٔ فرماندار گفته شد",
  position: { latitude: 37.55512, longitude: 45.07311, accuracyMeters: 12 },
  items: [
    { sha256: files[0]!.sha256, kind: "photo", source: "camera", capturedAt: captured, copyOf: null },
    { sha256: files[1]!.sha256, kind: "photo", source: "gallery", capturedAt: null, copyOf: null },
    { sha256: files[2]!.sha256, kind: "video", source: "camera", capturedAt: captured, copyOf: null },
  ],
  witnesses: [{ name: "", role: "observer", text: "هنگام شمارش دیدم که پلمب پاره است.", signature: null }],
  numbers: [{ kind: "seal", value: "۱۲۳۴", note: "پلمب پاره‌شده" }],
};
const candidates = ["نامزد یکم", "نامزد دوم", "نامزد سوم"].map((name, index) => ({
  code: String(101 + index),
  name,
  votes: 200 - index * 40,
}));
const count = {
  papersInBox: 500,
  invalidNotCounted: 3,
  invalidCounted: 17,
  valid: 480,
  candidates,
  signatures: 9,
  refusals: [{ role: "candidate-agent", reason: "به شمارش صندوق سیار اعتراض داشت" }],
};

let server: ServerProcess;
let observer: WireObserver;
let tablet: BrowserDevice;
let desk: BrowserDevice;
let deskPage: Page;
let tabletPage: Page;
let complaintPath: string;
/** What is printed is kept where pictures are asked for, else for the length of this run. */
const folder = process.env["AMANAT_PICTURES"] ?? mkdtempSync(join(tmpdir(), "amanat-papers-"));
const paths: Record<string, string> = {};

beforeAll(async () => {
  server = await startOffice();
  observer = await WireObserver.signIn(server.origin, "urmia", server.password);
  tablet = await startInOffice("tablet", server);
  desk = await startInOffice("desk", server, { viewport: { width: 1440, height: 900 } });
  for (const device of [tablet, desk]) {
    // The print window is the browser's own: what is printed is asked for as a PDF.
    await device.context.addInitScript(() => {
      window.print = () => {
        document.documentElement.dataset["printed"] = "yes";
      };
    });
  }
});

afterAll(async () => {
  for (const device of [tablet, desk]) await device.remove();
  await server.remove();
  if (process.env["AMANAT_PICTURES"] === undefined) rmSync(folder, { recursive: true });
});

const radio = (name: string, within: string): Locator =>
  deskPage.getByRole("group", { name: within }).getByRole("radio", { name, exact: true });

const ofType = async (type: string): Promise<SeenEntry[]> =>
  (await observer.pullAll()).filter(({ header }) => header.type === type);

async function fillComplaint(): Promise<void> {
  const { intake } = words;
  await radio(words.standings.agent, intake.standing).check();
  for (const [label, text] of [
    [intake.name, "نام"],
    [intake.surname, "خانوادگی"],
    [intake.fatherName, "پدر"],
    [intake.job, "آموزگار"],
    [intake.phone, "۰۴۴۰۰۰۰۰۰۰۰"],
    [intake.address, "ارومیه، خیابان نمونه، پلاک ۱"],
    [intake.text, "شعبه نیم ساعت دیر باز شد و چند نفر بازگشتند."],
    [intake.pages, "۲"],
  ] as const) {
    await deskPage.getByRole("textbox", { name: label, exact: true }).fill(text);
  }
  await radio(intake.signatureSeen, intake.signature).check();
  await radio(intake.addressees.boards, intake.addressee).check();
  await radio(words.contests.both, intake.contest).check();
  await deskPage.getByRole("searchbox").fill(unit);
  await deskPage.getByRole("button", { name: new RegExp(unit) }).click();
}

describe("a complaint on paper", () => {
  it("has something to be about", async () => {
    tabletPage = await unlockTablet(tablet, officeOrigin);
    const branch = await WireBranch.enrol(server.origin, unit, await observer.makeCode(unit));
    const said = { anchorAt: null, claimedAt: new Date().toISOString() };
    const opening = { sealNumbers: "۱۲۳۴، ۱۲۳۵", ballotsReceived: 1000 };
    await branch.push(
      branch.report("R1", "main", said, {
        values: { openedAt: "08:00", boxEmpty: "yes" },
        contests: { majles: opening, experts: opening },
      }),
      branch.report("R7", "main", said, { contests: { majles: count, experts: count } }),
      branch.violation("7f3a9c12-5e0b-4c1d-9a52-c0ffee000001", said, violation, files),
    );
    await expect.poll(async () => (await ofType("violation.logged")).length).toBe(1);
    deskPage = await openDesk(desk, officeOrigin);
  });

  it("is not registered while anything that the law asks for is missing, and is kept as a draft", async () => {
    await goTo(deskPage, "/desk/complaints");
    await deskPage.getByText(words.law.untilResults).waitFor();
    await deskPage.getByRole("link", { name: words.add }).click();
    await deskPage.getByRole("button", { name: words.intake.save }).click();
    await deskPage.getByText(words.intake.problems(12)).waitFor();
    await fillComplaint();
    await deskPage.getByText(words.intake.window["in-time"]).waitFor();
    await deskPage.getByText(words.intake.kept).waitFor();
    await goTo(deskPage, "/desk/complaints");
    await deskPage.getByRole("link", { name: words.continueDraft }).click();
    const text = deskPage.getByRole("textbox", { name: words.intake.text, exact: true });
    await expect.poll(() => text.inputValue()).toContain("نیم ساعت دیر");
  });

  it("is registered under the next number, and another gets the one behind it", async () => {
    await deskPage.getByRole("button", { name: words.intake.save }).click();
    await deskPage.getByRole("heading", { level: 1, name: /\/۱$/ }).waitFor();
    complaintPath = new URL(deskPage.url()).pathname;
    await expect.poll(async () => (await ofType("complaint.registered")).length).toBe(1);
    const [{ header, payload }] = (await ofType("complaint.registered")) as [SeenEntry];
    expect(header.unit).toBe("WA-URM");
    expect(payload.data).toMatchObject({ about: unit, signatureSeen: true, pages: 2 });
    await goTo(deskPage, "/desk/complaints/new");
    const number = deskPage.getByRole("textbox", { name: words.intake.number });
    await expect.poll(() => number.inputValue()).toMatch(/\/2$/);
    await number.fill(String(payload.data["number"]));
    await deskPage.getByText(words.intake.numberTaken).waitFor();
    await deskPage.getByRole("button", { name: words.intake.discard }).click();
    await expect.poll(() => number.inputValue()).toMatch(/\/2$/);
  });

  it("gets an outcome by a named officer", async () => {
    await goTo(deskPage, complaintPath);
    await deskPage.getByRole("button", { name: words.page.decide }).click();
    const dialog = deskPage.getByRole("dialog");
    await dialog.getByRole("button", { name: words.dialog.save }).click();
    await dialog.getByText(words.dialog.needed).first().waitFor();
    await dialog.getByRole("radio", { name: words.dialog.outcomes.rejected }).check();
    await dialog
      .getByRole("textbox", { name: words.dialog.reason })
      .fill("رأی شمارهٔ ۱۲: دیرکرد با برگهٔ تحویل توجیه شد.");
    await dialog.getByRole("button", { name: words.dialog.save }).click();
    await deskPage.getByRole("article").getByText(words.states.rejected).waitFor();
  });
});

describe("papers", () => {
  /** In both languages where somebody wants pictures of them; the letter, which has the most words, always. */
  const languagesOf = (kind: string) =>
    process.env["AMANAT_PICTURES"] !== undefined || kind === "referral-letter"
      ? ([
          ["fa", faPapers],
          ["en", enPapers],
        ] as const)
      : ([["fa", faPapers]] as const);
  const looks: Record<string, PaperLook> = {
    "violation-report": {
      pages: 2,
      says: [description, "plomb-1.jpg", "شکستن قفل", "عکس، از گالری", "هنگام شمارش دیدم"],
    },
    "referral-letter": { pages: 2, says: ["دادستان", description, "plomb-2.jpg"] },
    "complaint-receipt": { pages: 1, says: ["۲", "هیأت‌های اجرایی و نظارت"] },
    "opening-minutes": { pages: 2, says: ["۱٬۰۰۰", "۱۲۳۴"] },
    "count-minutes": { pages: 2, says: ["نامزد یکم", "۴۹۷", "۴۸۰", "به شمارش صندوق سیار اعتراض داشت"] },
  };

  it("are found where their matter is", async () => {
    const [logged] = (await ofType("violation.logged")) as [SeenEntry];
    await goTo(deskPage, `/desk/violations/${logged.header.subject}`);
    for (const kind of ["violation-report", "referral-letter"] as const) {
      paths[kind] = (await deskPage.getByRole("link", { name: links[kind] }).getAttribute("href"))!;
    }
    await goTo(deskPage, complaintPath);
    paths["complaint-receipt"] = (await deskPage
      .getByRole("link", { name: links["complaint-receipt"] })
      .getAttribute("href"))!;
    for (const [kind, report] of [
      ["opening-minutes", "R1"],
      ["count-minutes", "R7"],
    ] as const) {
      await goTo(deskPage, `/desk/branches/${unit}?report=${report}/main`);
      const link = deskPage.locator("details[open]").getByRole("link", { name: links.minutes });
      paths[kind] = (await link.getAttribute("href"))!;
    }
  });

  it.each(Object.keys(looks))("%s is recorded, then printed on A4, with nothing cut off", async (kind) => {
    for (const [locale, paper] of languagesOf(kind)) {
      await goTo(deskPage, "/desk/sync");
      await speak(deskPage, locale);
      await goTo(deskPage, paths[kind]!);
      await untilShown(deskPage);
      if (kind === "referral-letter") await deskPage.getByLabel(paper.page.addressee).selectOption("prosecutor");
      const before = (await ofType("paper.printed")).length;
      await deskPage.getByRole("button", { name: paper.page.print }).click();
      await deskPage.getByText(paper.page.recorded).waitFor();
      await deskPage.locator("html[data-printed]").waitFor();
      await expect.poll(async () => (await ofType("paper.printed")).length).toBe(before + 1);
      const text = await deskPage.getByRole("article").innerText();
      if (locale === "fa") for (const said of looks[kind]!.says) expect(text).toContain(said);
      expect(text).toContain(paper.foot.how);
      expect(await findPaperProblems(deskPage, `${folder}/paper-${kind}-${locale}.png`)).toEqual([]);
      // Wherever it was read last, the code is on every page.
      await deskPage.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const pdf = await deskPage.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        path: `${folder}/${kind}-${locale}.pdf`,
      });
      expect(countPages(pdf)).toBeGreaterThan(0);
      expect(countPages(pdf)).toBeLessThanOrEqual(looks[kind]!.pages);
      expect(countCodes(pdf)).toBe(countPages(pdf));
    }
    await speak(deskPage, "fa");
  });

  it("are printed on the tablet, too, from the report that was filed", async () => {
    // Nobody has touched it for a while: it may have locked itself.
    await goTo(tabletPage, "/");
    await tabletPage.reload();
    await enterPin(tabletPage);
    await goTo(tabletPage, "/report/R1/main");
    await tabletPage.getByRole("link", { name: links.minutes }).click();
    await tabletPage.getByRole("button", { name: faPapers.page.print }).click();
    await tabletPage.getByText(faPapers.page.recorded).waitFor();
    expect(await tabletPage.getByRole("article").innerText()).toContain(faPapers.titles["opening-minutes"]);
  });
});

describe("a paper's code", () => {
  const { answers } = checkWords;
  let printed: SeenEntry;

  async function scan(picture: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await goTo(tabletPage, "/sync");
    await goTo(tabletPage, "/paper-check");
    await tabletPage.locator(`input[aria-label="${codeWords.scan.files}"]`).setInputFiles(picture);
  }

  async function scanCode(code: Parameters<typeof packPaperCode>[0]): Promise<void> {
    const [frame] = await toFrames({ kind: "paper", bytes: packPaperCode(code) }, 1000, sha256);
    const gif = Buffer.from(encodeQR(frame!, "gif", { ecc: "medium", border: 4, scale: 6 }));
    await scan({ name: "code.gif", mimeType: "image/gif", buffer: gif });
  }

  const codeOf = ({ header, hash }: SeenEntry) => {
    const { kind, number } = printed.payload.data as unknown as PaperPrinted;
    const { author, seq } = header;
    return { kind, number, author: author as AuthorId, seq: seq as Seq, hash: hash as EntryHash };
  };

  it("photographed from the sheet is the same, with the figures as the log has them", async () => {
    await goTo(deskPage, "/desk/sync");
    await speak(deskPage, "fa");
    await goTo(deskPage, paths["count-minutes"]!);
    await untilShown(deskPage);
    const minutes = async () =>
      (await ofType("paper.printed")).filter(({ payload }) => payload.data["kind"] === "count-minutes");
    const before = (await minutes()).length;
    await deskPage.getByRole("button", { name: faPapers.page.print }).click();
    await deskPage.getByText(faPapers.page.recorded).waitFor();
    const code = deskPage.getByRole("img", { name: faPapers.foot.qr });
    const buffer = await code.screenshot({ scale: "device" });
    const letters = await deskPage.getByRole("article").locator("footer bdi").first().innerText();
    await expect.poll(async () => (await minutes()).length).toBe(before + 1);
    printed = (await minutes()).at(-1)!;
    await goTo(tabletPage, "/sync");
    await tabletPage.getByRole("button", { name: "همین حالا بفرست" }).click();
    await expect
      .poll(async () => {
        await scan({ name: "qr.png", mimeType: "image/png", buffer });
        await tabletPage.getByText(checkWords.result).waitFor();
        return tabletPage.getByText(answers.same.title, { exact: true }).count();
      })
      .toBe(1);
    await tabletPage.getByText(checkWords.text.exact).waitFor();
    expect(await lookAtScreen(tabletPage, "paper-check", "fa")).toEqual([]);
    expect(await tabletPage.getByRole("article").innerText()).toContain("۴۹۷");
    // The same by its letters, where there is no camera.
    await goTo(tabletPage, "/sync");
    await goTo(tabletPage, "/paper-check");
    await tabletPage.getByRole("textbox", { name: checkWords.letters }).fill(letters.toLowerCase());
    await tabletPage.getByRole("button", { name: checkWords.check }).click();
    await tabletPage.getByText(answers.same.title, { exact: true }).waitFor();
  });

  it("of another number is altered, and so is one that points at another entry", async () => {
    const known = codeOf(printed);
    await scanCode({ ...known, number: "1394/9999" });
    await tabletPage.getByText(answers.altered.title, { exact: true }).waitFor();
    await tabletPage.getByText(checkWords.differences.number).waitFor();
    await scanCode({ ...known, seq: (known.seq - 1) as Seq });
    await tabletPage.getByText(checkWords.differences.entry).waitFor();
  });

  it("of a log that nobody knows is unknown, and the server has been asked", async () => {
    const known = codeOf(printed);
    await scanCode({ ...known, author: createSeededDevice("stranger").author });
    await tabletPage.getByText(answers.unknown.title, { exact: true }).waitFor();
    await tabletPage.getByText(checkWords.server["told-nothing"]).waitFor();
  });
});

describe("their screens", () => {
  it.each(["fa", "en"] as const)("in %s", async (locale) => {
    const problems = [];
    await goTo(deskPage, "/desk/sync");
    await speak(deskPage, locale);
    for (const [name, path] of Object.entries({
      complaints: "/desk/complaints",
      "complaint-new": "/desk/complaints/new",
      complaint: complaintPath,
      print: paths["referral-letter"]!,
    })) {
      await goTo(deskPage, path);
      await untilShown(deskPage);
      problems.push(...(await lookAtScreen(deskPage, name, locale)));
    }
    expect(problems).toEqual([]);
  });

  it("log no error", () => {
    const faults = [tablet, desk].flatMap((device) => device.faults);
    // A browser writes down what the server does not have: the code that nobody knows, and the files that were never handed in.
    const isMissing = (fault: string) => /status of 404 .*\/api\/(receipts|evidence)\//u.test(fault);
    expect(faults.filter((fault) => !isNetworkNoise(fault) && !isMissing(fault))).toEqual([]);
  });
});
