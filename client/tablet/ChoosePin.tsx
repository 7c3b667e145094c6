import { useState } from "react";
import { useMessages } from "../i18n/messages.ts";
import { maxPinLength, minPinLength } from "../keys/pin.ts";
import { Button } from "../ui/Button.tsx";
import { PinPad } from "../ui/PinPad.tsx";
import { tabletMessages } from "./tablet-messages.ts";

/** Twice the same digits: six, or as many as one likes. */
export function ChoosePin({ onChosen, busy = false }: { onChosen: (pin: string) => void; busy?: boolean }) {
  const t = useMessages(tabletMessages).choosePin;
  const [first, setFirst] = useState<string | null>(null);
  const [differed, setDiffered] = useState(false);
  const [longer, setLonger] = useState(false);
  const submit = (pin: string) => {
    if (first === null) setFirst(pin);
    else if (pin === first) onChosen(pin);
    else {
      setFirst(null);
      setDiffered(true);
    }
  };
  if (first !== null) {
    return <PinPad key="again" label={t.again} length={first.length} busy={busy} onSubmit={submit} />;
  }
  return (
    <>
      <PinPad
        key={longer ? "longer" : "first"}
        label={longer ? t.firstLonger : t.first}
        hint={longer ? t.hintLonger : t.hint}
        length={minPinLength}
        maxLength={longer ? maxPinLength : minPinLength}
        error={differed ? t.differs : undefined}
        onSubmit={submit}
      />
      {!longer && (
        <Button kind="quiet" onClick={() => setLonger(true)}>
          {t.longer}
        </Button>
      )}
    </>
  );
}
