import { useMessages } from "../../i18n/messages.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import type { EnrolFailure } from "./enrol-failure.ts";
import styles from "./EnrolCodeForm.module.css";
import { enrolMessages } from "./enrol-messages.ts";

export interface EnrolRequest {
  code: string;
  /** null: not written by anybody, so the usual one in the language of the moment. */
  deviceName: string | null;
}

interface EnrolCodeFormProps {
  request: EnrolRequest;
  fromLink: boolean;
  failure: EnrolFailure | null;
  /** A PIN was chosen before a try that failed. */
  pinChosen: boolean;
  onChange: (request: EnrolRequest) => void;
  onSubmit: () => void;
}

export function EnrolCodeForm({ request, fromLink, failure, pinChosen, onChange, onSubmit }: EnrolCodeFormProps) {
  const t = useMessages(enrolMessages);
  const empty = request.code.trim() === "";
  return (
    <form
      autoComplete="off"
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) onSubmit();
      }}
    >
      {failure === null ? (
        <p>{t.welcome}</p>
      ) : (
        <Banner tone="danger" title={t.failed[`${failure}Title`]} live="alert">
          {t.failed[failure]}
        </Banner>
      )}
      <TextInput
        label={t.code}
        hint={fromLink ? t.codeFromLink : t.codeHint}
        value={request.code}
        onChange={(code) => onChange({ ...request, code })}
        className={styles.code}
        dir="ltr"
        autoFocus={!fromLink}
        maxLength={80}
      />
      <TextInput
        label={t.deviceName}
        hint={t.deviceNameHint}
        required={false}
        value={request.deviceName ?? t.deviceNameUsual}
        onChange={(deviceName) => onChange({ ...request, deviceName })}
        maxLength={100}
      />
      <Button type="submit" kind="primary" wide aria-disabled={empty}>
        {pinChosen ? t.again : t.next}
      </Button>
      <ButtonLink href="/desk" kind="quiet" wide>
        {t.desk}
      </ButtonLink>
    </form>
  );
}
