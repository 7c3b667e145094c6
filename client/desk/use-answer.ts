import { useEffect, useRef, useState } from "react";
import type { DeskQuestions, QuestionName } from "./desk-protocol.ts";
import { useDesk } from "./desk-store.ts";
import { askDesk } from "./start-desk.ts";

/** How often an answer is asked for again while the log grows. */
const shortestGapMs = 500;

/**
 * The worker's answer, asked for again when what is known changes and every minute; the last answer stays until the next is
 * here. Undefined before the first. `question` must be the same object as long as it asks the same.
 */
export function useAnswer<Name extends QuestionName>(
  name: Name,
  question: DeskQuestions[Name]["question"],
): DeskQuestions[Name]["answer"] | undefined {
  const moment = usePacedMoment();
  const [answer, setAnswer] = useState<DeskQuestions[Name]["answer"]>();
  useEffect(() => {
    if (moment === "") return;
    let isCurrent = true;
    askDesk(name, question).then((next) => isCurrent && setAnswer(next), reportError);
    return () => {
      isCurrent = false;
    };
  }, [moment, name, question]);
  return answer;
}

/** Names what is shown and the minute; empty before the desk is open. Follows at once, then at most every half second. */
function usePacedMoment(): string {
  const moment = useDesk(({ phase, state }) =>
    phase === "open" ? `${state.source} ${state.version} ${state.readAt.slice(0, 16)}` : "",
  );
  const [paced, setPaced] = useState(moment);
  const latest = useRef(moment);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = moment;
    if (moment === paced || timer.current !== undefined) return;
    const follow = () => {
      timer.current = undefined;
      setPaced(latest.current);
    };
    timer.current = setTimeout(follow, paced === "" ? 0 : shortestGapMs);
  }, [moment, paced]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return paced;
}
