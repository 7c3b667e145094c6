import { useCallback, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useMessages } from "../i18n/messages.ts";
import { useLocale } from "../i18n/locale.ts";
import { deskLogin } from "../session/desk-session.ts";
import { useSession } from "../session/session-store.ts";
import { NoProgressError, ProblemError, UnreachableError } from "../sync/http.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { deskMessages } from "./desk-messages.ts";
import styles from "./use-desk-call.module.css";

interface DeskCall {
  /** Runs the call; undefined if it failed, was stopped, or the user did not sign in again. */
  run<Result>(call: () => Promise<Result>): Promise<Result | undefined>;
  busy: boolean;
  /** To be shown where the call was asked for: why it failed, or the password that it takes. */
  notice: ReactNode;
  /** Forgets a failure. */
  clear(): void;
}

/** Calls with the desk's cookie. It ends after some hours: then the password is asked for, and the call goes on. */
export function useDeskCall(): DeskCall {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const answer = useRef<(signedIn: boolean) => void>(() => undefined);

  const run = useCallback(async <Result,>(call: () => Promise<Result>): Promise<Result | undefined> => {
    setBusy(true);
    setFailure(null);
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) {
        setFailure(error);
        return undefined;
      }
    } finally {
      setBusy(false);
    }
    setAsking(true);
    const signedIn = await new Promise<boolean>((resolve) => (answer.current = resolve));
    setAsking(false);
    return signedIn ? run(call) : undefined;
  }, []);

  const notice = (
    <>
      {failure !== null && <CallFailure error={failure} />}
      {asking && <SignInAgain onDone={(signedIn) => answer.current(signedIn)} />}
    </>
  );
  return { run, busy, notice, clear: useCallback(() => setFailure(null), []) };
}

/** What happened, what was kept and what to do, in the server's words where it has some. */
function CallFailure({ error }: { error: unknown }) {
  const { call } = useMessages(deskMessages);
  const locale = useLocale();
  const isAway = error instanceof UnreachableError || error instanceof NoProgressError;
  const said = error instanceof ProblemError ? findWords(error, locale) : undefined;
  return (
    <Banner tone="danger" live="alert" title={said?.title ?? call.failed}>
      {said?.detail ?? (isAway ? call.unreachable : call.unknown)}
      {error instanceof ProblemError && Array.isArray(error.problem["errors"]) && (
        <ul>
          {error.problem["errors"].map((line) => (
            <li key={String(line)} dir="auto">
              {String(line)}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}

function findWords({ problem }: ProblemError, locale: "fa" | "en"): { title: string; detail: string } | undefined {
  const words = (locale === "fa" ? problem["fa"] : problem) as { title?: unknown; detail?: unknown } | undefined;
  return typeof words?.title === "string" && typeof words.detail === "string"
    ? { title: words.title, detail: words.detail }
    : undefined;
}

function SignInAgain({ onDone }: { onDone: (signedIn: boolean) => void }) {
  const { signIn } = useMessages(deskMessages);
  const officer = useSession((session) => session.device?.officer ?? "");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const isWrong = failure instanceof ProblemError && failure.status === 401;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (password === "" || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await deskLogin(officer, password);
      onDone(true);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={signIn.title} onClose={() => onDone(false)}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p>{signIn.why}</p>
        {failure !== null && !isWrong && <CallFailure error={failure} />}
        <TextInput
          label={signIn.password}
          type="password"
          dir="ltr"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={isWrong ? signIn.wrong : undefined}
        />
        <Button type="submit" kind="primary" wide busy={busy}>
          {signIn.enter}
        </Button>
      </form>
    </Dialog>
  );
}
