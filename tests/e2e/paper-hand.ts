/** How a printed paper is looked at: as the printer would have it. */
import { inflateSync } from "node:zlib";
import type { Page } from "playwright-core";

export interface PaperLook {
  /** How many pages it takes at most, in either language. */
  pages: number;
  /** What stands on it in Persian. */
  says: string[];
}

/** A4 without its margins, in CSS pixels. */
const printed = { width: Math.round(((210 - 28) / 25.4) * 96), height: Math.round(((297 - 26) / 25.4) * 96) };

/** What is wrong with the sheet when it is printed, in words; takes its picture as it is on paper, where one is wanted. */
export async function findPaperProblems(page: Page, picture: string | null): Promise<string[]> {
  const usual = page.viewportSize();
  if (picture !== null) await page.getByRole("article").screenshot({ path: picture });
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(printed);
  const problems = await page.evaluate(findProblems);
  await page.emulateMedia({ media: null });
  if (usual !== null) await page.setViewportSize(usual);
  return problems;
}

/** Runs in the page. */
function findProblems(): string[] {
  const problems: string[] = [];
  const sheet = document.querySelector("article")!;
  const { left, right } = sheet.getBoundingClientRect();
  if (Math.round(right - left) > innerWidth + 1) problems.push(`the sheet is ${right - left} wide in ${innerWidth}`);
  for (const element of document.body.querySelectorAll("*")) {
    if (sheet.contains(element) || element.contains(sheet)) continue;
    if (element.checkVisibility() && element.getBoundingClientRect().height > 0 && element.textContent.trim() !== "") {
      problems.push(`is printed with it: ${element.tagName} ${element.className}`);
    }
  }
  const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) {
      if (box.left < left - 1 || box.right > right + 1)
        problems.push(`outside of the page: ${texts.currentNode.textContent}`);
    }
  }
  for (const cell of sheet.querySelectorAll("td, th, dd, li, p")) {
    if (cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth > 0)
      problems.push(`is cut off: ${cell.textContent}`);
  }
  const foot = sheet.querySelector("footer")!;
  const { bottom, height } = foot.getBoundingClientRect();
  if (Math.abs(bottom - innerHeight) > 1) problems.push(`the foot ends at ${bottom} of a page of ${innerHeight}`);
  // What is fixed is on every page; the text must end above it.
  const room = sheet.querySelector("tfoot")!.getBoundingClientRect().height;
  if (room < height) problems.push(`the foot is ${height} high in a room of ${room}`);
  if (foot.scrollHeight > foot.clientHeight + 1) problems.push("the foot is cut off");
  return problems;
}

/** Pages of a PDF on which a QR code is drawn: no letter or frame takes so many lines. */
export function countCodes(pdf: Buffer): number {
  const streams = pdf.toString("latin1").matchAll(/stream\r?\n(.*?)endstream/gsu);
  return Array.from(streams, ([, bytes]) => inflated(Buffer.from(bytes!, "latin1"))).filter(
    (text) => (text.match(/ l\n/g) ?? []).length > 500,
  ).length;
}

/** Empty of what is not compressed, such as a picture that is compressed in its own way. */
function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString("latin1");
  } catch {
    return "";
  }
}

/** Pages of a PDF as Chromium writes it. */
export const countPages = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
