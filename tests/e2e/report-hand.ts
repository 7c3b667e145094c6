/** How an officer fills in the reports of the day. Figures are typed in Persian digits, as a Persian keyboard gives them. */
import { type Locator, type Page } from "playwright-core";
import { report as words } from "../../client/i18n/fa/report.ts";
import { tablet } from "../../client/i18n/fa/tablet.ts";
import { dayReports, heading, section } from "./tablet-hand.ts";

/** Names of the reports as Today lists them. */
export const reportNames = {
  readiness: "آمادگی شعبه · صبح روز رأی‌گیری، ۰۷:۰۰",
  opening: "افتتاح شعبه",
  nineOClock: "گزارش ساعتی · ساعت ۰۹:۰۰",
  tenOClock: "گزارش ساعتی · ساعت ۱۰:۰۰",
  elevenOClock: "گزارش ساعتی · ساعت ۱۱:۰۰",
  twelveOClock: "گزارش ساعتی · ساعت ۱۲:۰۰",
  thirteenOClock: "گزارش ساعتی · ساعت ۱۳:۰۰",
} as const;

export type ReportName = (typeof reportNames)[keyof typeof reportNames];

export interface HourlyFigures {
  idElectronic: number;
  idManual: number;
  used: number;
  spoiled: number;
  remaining: number;
}

const contests = ["مجلس شورای اسلامی", "خبرگان رهبری"];

export const inPersianDigits = (figure: number): string =>
  String(figure).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x6c0));

export async function openReport(page: Page, name: ReportName): Promise<void> {
  await section(page, tablet.today).click();
  await dayReports(page).getByRole("link", { name }).click();
  await heading(page, name).waitFor();
}

export const question = (page: Page, label: string): Locator => page.getByRole("textbox", { name: label });

export async function fillFigure(page: Page, label: string, figure: number): Promise<void> {
  await question(page, label).fill(inPersianDigits(figure));
}

async function fillPerContest(page: Page, label: string, text: string): Promise<void> {
  for (const contest of contests) await question(page, `${label}: ${contest}`).fill(text);
}

const choose = (page: Page, group: string, choice: string): Promise<void> =>
  page.getByRole("group", { name: group }).getByRole("radio", { name: choice, exact: true }).check();

/** R0: everybody and everything is there. */
export async function fileReadiness(page: Page): Promise<void> {
  await openReport(page, reportNames.readiness);
  await fillFigure(page, "اعضای شعبه حاضر", 7);
  for (const who of ["نماینده فرماندار", "کاربر رایانه", "ناظر", "بازرس", "نیروی انتظامی"]) {
    await fillFigure(page, `${who} حاضر`, 1);
  }
  for (const material of await page.getByRole("group", { name: "ملزومات موجود" }).getByRole("checkbox").all()) {
    await material.check();
  }
  await choose(page, "دستگاه احراز هویت", "سالم و آماده");
  await choose(page, "برق", "برق شهری");
  await choose(page, "شبکه", "بدون شبکه");
  await save(page, reportNames.readiness);
}

/** R1: opened in time with so many ballots for each contest. */
export async function fileOpening(page: Page, ballots: number): Promise<void> {
  await openReport(page, reportNames.opening);
  await question(page, "ساعت واقعی شروع رأی‌گیری").fill("۰۸:۰۰");
  await choose(page, "صندوق خالی نشان داده شد", "بله");
  await fillPerContest(page, "شماره پلمب‌ها", "۱۲۳۴، ۱۲۳۵");
  await fillPerContest(page, "تعرفه دریافتی", inPersianDigits(ballots));
  await save(page, reportNames.opening);
}

/** R2, up to the button that saves it. */
export async function fillHourly(page: Page, name: ReportName, figures: HourlyFigures): Promise<void> {
  await openReport(page, name);
  await fillFigure(page, "احراز هویت الکترونیکی", figures.idElectronic);
  await fillFigure(page, "احراز هویت دستی", figures.idManual);
  await fillPerContest(page, "تعرفه مصرف‌شده", inPersianDigits(figures.used));
  await fillPerContest(page, "تعرفه ابطالی", inPersianDigits(figures.spoiled));
  await fillPerContest(page, "تعرفه باقیمانده", inPersianDigits(figures.remaining));
}

export async function fileHourly(page: Page, name: ReportName, figures: HourlyFigures): Promise<void> {
  await fillHourly(page, name, figures);
  await save(page, name);
}

/** Presses the button; nothing may be asked. Ends at Today, which says that it was saved. */
export async function save(page: Page, name: ReportName): Promise<void> {
  await page.getByRole("button", { name: words.save }).click();
  await savedNotice(page, name).waitFor();
}

/** Presses the button of a report whose figures do not fit: an explanation is asked for, and it is saved all the same. */
export async function saveWithExplanation(page: Page, name: ReportName, explanation: string): Promise<void> {
  await page.getByRole("button", { name: words.save }).click();
  const dialog = page.getByRole("dialog", { name: words.check.title });
  await dialog.getByText(words.check.broken).waitFor();
  await dialog.getByRole("textbox", { name: words.check.explanation }).fill(explanation);
  await dialog.getByRole("button", { name: words.check.saveExplained }).click();
  await savedNotice(page, name).waitFor();
}

/** Today's, not the form's own word before it. */
const savedNotice = (page: Page, name: ReportName): Locator => page.getByRole("status").getByText(tablet.saved(name));
