import { useState } from "react";
import { useMessages } from "../i18n/messages.ts";
import { PinPad } from "../ui/PinPad.tsx";
import { tabletMessages } from "./tablet-messages.ts";

const pinLength = 6;

/** Twice the same six digits. */
export function ChoosePin({ onChosen }: { onChosen: (pin: string) => void }) {
  const t = useMessages(tabletMessages).choosePin;
  const [first, setFirst] = useState<string | null>(null);
  const [differed, setDiffered] = useState(false);
  const submit = (pin: string) => {
    if (first === null) setFirst(pin);
    else if (pin === first) onChosen(pin);
    else {
      setFirst(null);
      setDiffered(true);
    }
  };
  return (
    <PinPad
      key={first === null ? "first" : "again"}
      label={first === null ? t.first : t.again}
      hint={first === null ? t.hint : undefined}
      length={pinLength}
      error={differed && first === null ? t.differs : undefined}
      onSubmit={submit}
    />
  );
}
