import { useState, type FormEvent } from "react";
import { appMessages } from "../../app/app-messages.ts";
import { PreferencesButton } from "../../app/Preferences.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { deskLogin } from "../../session/desk-session.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import styles from "./DeskLoginPage.module.css";
import { deskLoginMessages } from "./desk-login-messages.ts";
import { loginFailureOf, type LoginFailure } from "./login-failure.ts";

/** The supervisor's way in; the session's phase then shows the board. */
export function DeskLoginPage() {
  const t = useMessages(deskLoginMessages);
  const app = useMessages(appMessages);
  const [username, setUsername] = useState(useSession((session) => session.device?.officer ?? ""));
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<LoginFailure | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || username.trim() === "" || password === "") return;
    setBusy(true);
    setFailure(null);
    try {
      await deskLogin(username, password);
    } catch (error) {
      setFailure(loginFailureOf(error));
      setBusy(false);
    }
  };

  return (
    <Page width="narrow">
      <div className={styles.brand}>
        <Mark size={4} />
        <span className={styles.name}>{app.name}</span>
      </div>
      <TopBar title={t.title} actions={<PreferencesButton />} />
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {failure === null ? (
          <p>{t.intro}</p>
        ) : (
          <Banner tone="danger" title={t.failed[`${failure}Title`]} live="alert">
            {t.failed[failure]}
          </Banner>
        )}
        <TextInput
          label={t.username}
          value={username}
          onChange={setUsername}
          dir="ltr"
          name="username"
          autoComplete="username"
          autoFocus={username === ""}
        />
        <TextInput
          label={t.password}
          value={password}
          onChange={setPassword}
          type="password"
          dir="ltr"
          name="password"
          autoComplete="current-password"
          autoFocus={username !== ""}
        />
        <div className={styles.actions}>
          <Button type="submit" kind="primary" wide busy={busy}>
            {busy ? t.fetching : t.enter}
          </Button>
          <ButtonLink href="~/enrol" kind="quiet">
            {t.tablet}
          </ButtonLink>
        </div>
      </form>
    </Page>
  );
}
