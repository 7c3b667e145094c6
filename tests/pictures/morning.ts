/** The eve and the morning of the day that the pictures tell of. */
import { enrol } from "../../client/i18n/fa/enrol.ts";
import { notices } from "../../client/i18n/fa/notices.ts";
import { report } from "../../client/i18n/fa/report.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { ui } from "../../client/i18n/fa/ui.ts";
import { goTo } from "../e2e/look-at-screen.ts";
import {
  fileHourly,
  fileOpening,
  fileReadiness,
  fillHourly,
  openReport,
  question,
  reportNames,
  type ReportName,
} from "../e2e/report-hand.ts";
import { dayReport, heading } from "../e2e/tablet-hand.ts";
import { WireBranch } from "../e2e/wire-branch.ts";
import { eve, pins, unit, type Chapter, type FieldDay } from "./field-day.ts";

const readiness = {
  staffMembers: 7,
  staffGovernorRepresentatives: 1,
  staffComputerUsers: 1,
  staffObservers: 1,
  staffInspectors: 1,
  staffPolice: 2,
  materialsPresent: ["ballots", "boxes", "seals", "stamp", "labels", "minutes-forms", "fingerprint-ink"],
  device: "ready",
  power: "mains",
  network: "sim",
};

/** From the code to the first screen. */
async function enrolOnTheEve(day: FieldDay): Promise<void> {
  const { server, page, take, glance, showAside, button, allSent, observe } = day;
  const observer = await observe();
  await page.goto(server.origin);
  await heading(page, enrol.title).waitFor();
  await take("enrol");
  await page.getByLabel(enrol.code).fill("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG");
  await button(enrol.next).click();
  await page.getByText(enrol.failed.mistypedTitle).waitFor();
  await glance("enrol-mistyped");
  await page.getByLabel(enrol.code).fill(await observer.makeCode(unit));
  await button(enrol.next).click();
  await page.getByRole("textbox", { name: words.choosePin.first }).waitFor();
  await take("choose-pin");
  await page.getByRole("textbox", { name: words.choosePin.first }).pressSequentially(pins.first);
  await page.getByRole("textbox", { name: words.choosePin.again }).pressSequentially(pins.first);
  await heading(page, today.title).waitFor();
  await allSent();
  await glance("today-eve");
  const said = { claimedAt: eve, anchorAt: eve };
  const other = await WireBranch.enrol(server.origin, unit, await observer.makeCode(unit));
  await other.push(other.report("R0", "eve", said, { values: readiness, contests: {} }));
  await showAside("violations-empty", "/violations");
  await showAside("sync-empty", "/sync");
}

/** Readiness, opening, and figures that do not fit. */
async function fileReports(day: FieldDay): Promise<void> {
  const { page, take, glance, show, showAside, button, scrollTo, moveTo } = day;
  const received = (name: ReportName) => dayReport(page, name).getByText(ui.sync.received).waitFor();
  await moveTo("06:46");
  await glance("today-overdue");
  await showAside("report-readiness", "/report/R0/morning");
  await fileReadiness(page);
  await received(reportNames.readiness);
  await glance("today-saved");
  await moveTo("08:04");
  await openReport(page, reportNames.opening);
  await take("report-opening");
  await fileOpening(page, 1000);
  await received(reportNames.opening);
  await moveTo("09:02");
  await fileHourly(page, reportNames.nineOClock, {
    idElectronic: 96,
    idManual: 6,
    used: 102,
    spoiled: 1,
    remaining: 897,
  });
  await received(reportNames.nineOClock);
  await moveTo("10:03");
  await fillHourly(page, reportNames.tenOClock, {
    idElectronic: 170,
    idManual: 9,
    used: 197,
    spoiled: 2,
    remaining: 811,
  });
  await question(page, "تعرفه باقیمانده: خبرگان رهبری").blur();
  await scrollTo(0);
  await take("report-mismatch");
  await button(report.save).click();
  await page.getByRole("dialog", { name: report.check.title }).waitFor();
  await take("report-check");
  await page.getByRole("dialog").getByRole("textbox").fill("یک دستهٔ تعرفه دوباره شمرده شد");
  await page.getByRole("dialog").getByRole("button", { name: report.check.saveExplained }).click();
  await heading(page, today.title).waitFor();
  await show("report-filed", "/report/R2/h10");
  await moveTo("11:04");
  await fileHourly(page, reportNames.elevenOClock, {
    idElectronic: 250,
    idManual: 11,
    used: 261,
    spoiled: 3,
    remaining: 736,
  });
  await received(reportNames.elevenOClock);
}

/** An urgent notice comes; two older ones have been read. */
async function hearOfTheProvince(day: FieldDay): Promise<void> {
  const { page, openDesk } = day;
  const office = await openDesk("/desk/notices");
  await office.getByRole("button", { name: notices.form.send }).waitFor({ timeout: 90_000 });
  await office.getByLabel(notices.form.where).selectOption("WA-URM");
  await office.getByRole("textbox", { name: notices.form.heading, exact: true }).fill("برف در راه سرو");
  await office
    .getByRole("textbox", { name: notices.form.text, exact: true })
    .fill("راه سرو بسته است؛ صندوق‌ها را پس از پایان رأی‌گیری با خودروی ستاد بیاورید.");
  await office.getByRole("checkbox", { name: notices.form.urgentChoice }).check();
  await office.getByRole("button", { name: notices.form.send }).click();
  await page.getByText("راه سرو بسته است", { exact: false }).first().waitFor({ timeout: 60_000 });
  for (const title of ["ترتیب شمارش آرا", "آمادگی شعب"]) {
    await page.getByRole("button", { name: `${today.noticeSeen} : ${title}` }).click();
  }
  await goTo(office, "/desk");
}

/** A new tablet on the eve, the first reports, and a word of the province. */
export const morning: readonly Chapter[] = [enrolOnTheEve, fileReports, hearOfTheProvince];
