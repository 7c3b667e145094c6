import { useAnswer } from "../../desk/use-answer.ts";
import { useMessages } from "../../i18n/messages.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { sealedMessages } from "./sealed-messages.ts";

export const everySealedReport = {};

/** From the list of violations to those of which nothing but their being is known. */
export function SealedLink() {
  const t = useMessages(sealedMessages);
  const sealed = useAnswer("sealed-reports", everySealedReport) ?? [];
  if (sealed.length === 0) return null;
  return (
    <ButtonLink icon="lock" href="/violations/sealed">
      {t.link(sealed.length)}
    </ButtonLink>
  );
}
