import type { KeyboardEvent } from "react";

const stops = "input:not([type=file], [type=radio], [type=checkbox]), select, textarea, [data-last]";

/**
 * Enter in a single-line field goes to the next one, and from the last field to the button marked `data-last`: figures are
 * typed one after the other without leaving the keyboard.
 */
export function enterMovesOn(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== "Enter" || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
  if (target.type !== "text") return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)].filter(
    (each) => each.offsetParent !== null,
  );
  all[all.indexOf(target) + 1]?.focus();
}

/** Tells the on-screen keyboard so. */
export function hintNext(event: { target: EventTarget }): void {
  if (event.target instanceof HTMLInputElement && event.target.type === "text") event.target.enterKeyHint = "next";
}
