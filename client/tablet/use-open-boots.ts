import { useEffect, useState } from "react";
import { isPageOpen } from "../session/open-pages.ts";

/** Which of the pages with these boot ids are open now, in whatever tab; undefined until the browser has said. */
export function useOpenBoots(boots: readonly string[]): ReadonlySet<string> | undefined {
  const [open, setOpen] = useState<{ of: string; boots: ReadonlySet<string> }>();
  const asked = boots.join(" ");
  useEffect(() => {
    let left = false;
    const all = asked === "" ? [] : asked.split(" ");
    void Promise.all(all.map(async (boot) => ((await isPageOpen(boot)) ? [boot] : []))).then((found) => {
      if (!left) setOpen({ of: asked, boots: new Set(found.flat()) });
    });
    return () => {
      left = true;
    };
  }, [asked]);
  return open?.of === asked ? open.boots : undefined;
}
