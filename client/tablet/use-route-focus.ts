import { useEffect, useRef } from "react";
import { useLocation } from "wouter";

/**
 * After a way within the app the focus goes to the new page's heading, so that a keyboard and a screen reader start there;
 * a field that took the focus itself keeps it. A way back leaves the scroll position to the browser.
 */
export function useRouteFocus(): void {
  const [location] = useLocation();
  const before = useRef(location);
  const wentBack = useRef(false);

  useEffect(() => {
    const noteBack = () => {
      wentBack.current = true;
    };
    addEventListener("popstate", noteBack);
    return () => removeEventListener("popstate", noteBack);
  }, []);

  useEffect(() => {
    if (before.current === location) return undefined;
    before.current = location;
    if (!wentBack.current) scrollTo(0, 0);
    wentBack.current = false;
    if (focusHeading()) return undefined;
    // The page's code may still be on its way.
    const observer = new MutationObserver(() => {
      if (focusHeading()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [location]);
}

function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading === null) return false;
  const active = document.activeElement;
  if (active instanceof HTMLElement && active.matches("input, textarea, select, dialog")) return true;
  heading.tabIndex = -1;
  // Nothing can be done with a heading: a ring around it would only promise that.
  heading.style.outline = "none";
  heading.focus({ preventScroll: true });
  return true;
}
