import { useState, type FormEvent } from "react";
import { findPaperCode, findShortCode } from "../../../shared/papers/paper-code.ts";
import { CodeScanner } from "../../codes/CodeScanner.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { checkCode, checkLetters, type CheckedPaper } from "./check-paper.ts";
import { CheckResult } from "./CheckResult.tsx";
import styles from "./PaperCheck.module.css";
import { paperCheckMessages } from "./paper-check-messages.ts";

type State = { kind: "idle" | "busy" | "failed" | "not-paper" } | { kind: "checked"; checked: CheckedPaper };

/** Whether a paper that somebody holds is one that was printed from the log. Of tablets and desks alike. */
export function PaperCheckPage() {
  const t = useMessages(paperCheckMessages);
  const kind = useSession((session) => session.device?.kind);
  const [typed, setTyped] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const [state, setState] = useState<State>({ kind: "idle" });
  const run = async (check: () => Promise<CheckedPaper>) => {
    setState({ kind: "busy" });
    try {
      setState({ kind: "checked", checked: await check() });
    } catch (error) {
      reportError(error);
      setState({ kind: "failed" });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const letters = findShortCode(typed);
    setIsWrong(letters === undefined);
    if (letters !== undefined) void run(() => checkLetters(letters));
  };
  return (
    <Page>
      <TopBar title={t.title} back={kind === "desk" ? "/sync" : "/this-tablet"} />
      <p>{t.intro}</p>
      <Card as="section">
        <h2 className={styles.heading}>{t.scan}</h2>
        <CodeScanner
          kind="paper"
          onMessage={({ bytes }) => {
            const code = findPaperCode(bytes);
            if (code === undefined) setState({ kind: "not-paper" });
            else void run(() => checkCode(code));
          }}
        />
      </Card>
      <Card as="section">
        <form className={styles.form} onSubmit={submit}>
          <TextInput
            label={t.letters}
            hint={t.lettersHint}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setIsWrong(false);
            }}
            dir="ltr"
            maxLength={40}
            error={isWrong ? t.lettersWrong : undefined}
          />
          <Button type="submit" icon="search" busy={state.kind === "busy"}>
            {t.check}
          </Button>
        </form>
      </Card>
      {state.kind === "busy" && <ProgressBar label={t.checking} />}
      {state.kind === "failed" && (
        <Banner tone="danger" live="alert">
          {t.failed}
        </Banner>
      )}
      {state.kind === "not-paper" && (
        <Banner tone="warning" live="alert">
          {t.notPaper}
        </Banner>
      )}
      {state.kind === "checked" && <CheckResult checked={state.checked} />}
    </Page>
  );
}
