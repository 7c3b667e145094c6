import { useState } from "react";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import { mayAdminister } from "../../../shared/policy/may-administer.ts";
import { Recoveries } from "../../desk/Recoveries.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useSession } from "../../session/session-store.ts";
import { Page, TopBar } from "../../ui/Page.tsx";
import { BranchPicker } from "./BranchPicker.tsx";
import { CodeCard } from "../../desk/CodeCard.tsx";
import { enrolCodesMessages } from "../../desk/enrol-codes-messages.ts";
import { HolderForm } from "./HolderForm.tsx";
import type { MadeCode } from "./make-code.ts";

/** A code for one tablet: for which branch, for whom, then the code itself. */
export function EnrolCodesPage() {
  const t = useMessages(enrolCodesMessages);
  const format = useFormat();
  const role = useSession((session) => session.device?.role ?? "");
  const [unit, setUnit] = useState<Unit | null>(null);
  const [made, setMade] = useState<MadeCode | null>(null);
  return (
    <Page>
      <TopBar title={t.title} back="/devices" />
      <p>{t.intro}</p>
      {made !== null ? (
        <CodeCard
          made={made}
          title={t.forWhom(format.pick(made.unit.name), made.holder)}
          onAgain={() => {
            setMade(null);
            setUnit(null);
          }}
        />
      ) : unit === null ? (
        <BranchPicker onPick={setUnit} />
      ) : (
        <HolderForm unit={unit} onChangeUnit={() => setUnit(null)} onMade={setMade} />
      )}
      {mayAdminister(role, "recovery") && <Recoveries />}
    </Page>
  );
}
