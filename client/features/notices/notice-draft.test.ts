import { expect, it } from "vitest";
import { readExtensionDraft } from "./extension-form.ts";
import { emptyNotice, readNoticeDraft } from "./notice-draft.ts";

it("a notice is read back as it was kept, and nothing else passes for one", () => {
  const notice = { ...emptyNotice("id-1", "WA-URM", "missing"), title: "برف", urgent: true };
  expect(readNoticeDraft(structuredClone(notice))).toEqual(notice);
  for (const other of [null, "x", {}, { ...notice, audience: "all of them" }, { ...notice, body: 1 }]) {
    expect(readNoticeDraft(other)).toBeUndefined();
  }
});

it("so is an order that extends voting, with lines that have no time yet", () => {
  const order = {
    callId: "id-2",
    orderNo: "۱۲",
    lines: [{ id: "a", constituency: "", contest: "majles", time: null }],
  };
  expect(readExtensionDraft(structuredClone(order))).toEqual(order);
  for (const other of [null, { ...order, lines: [] }, { ...order, lines: [{ id: "a" }] }, { ...order, orderNo: 3 }]) {
    expect(readExtensionDraft(other)).toBeUndefined();
  }
});
