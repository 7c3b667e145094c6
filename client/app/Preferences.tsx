import { useState } from "react";
import { type Locale, localeNames, useLocale } from "../i18n/locale.ts";
import { chooseLocale, useMessages } from "../i18n/messages.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { ChoiceGroup } from "../ui/ChoiceGroup.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { showToast } from "../ui/Toast.tsx";
import { appMessages } from "./app-messages.ts";
import { type Theme, useThemeStore } from "./theme.ts";

/** Opens the choice of language and theme; for the bars of both roles and for the screens before signing in. */
export function PreferencesButton() {
  const messages = useMessages(appMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton icon="language" label={messages.settings} onClick={() => setOpen(true)} />
      {open && <PreferencesDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function PreferencesDialog({ onClose }: { onClose: () => void }) {
  const messages = useMessages(appMessages);
  return (
    <Dialog
      title={messages.settings}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {messages.done}
        </Button>
      }
    >
      <PreferenceChoices />
    </Dialog>
  );
}

/** Language and theme themselves; a choice works at once. */
export function PreferenceChoices() {
  const messages = useMessages(appMessages);
  const locale = useLocale();
  const { theme, setTheme } = useThemeStore();
  const { themes } = messages;
  // English may have to come over the network first: the choice shows at once all the same.
  const [wanted, setWanted] = useState<Locale | null>(null);
  const choose = async (value: Locale) => {
    setWanted(value);
    await chooseLocale(value).catch(() => showToast("warning", messages.languageNotHere));
    setWanted(null);
  };
  return (
    <>
      <ChoiceGroup
        label={messages.language}
        inline
        value={wanted ?? locale}
        onChange={(value) => void choose(value as Locale)}
        choices={(["fa", "en"] as const).map((value) => ({
          value,
          label: <span lang={value}>{localeNames[value]}</span>,
        }))}
      />
      <ChoiceGroup
        label={messages.theme}
        value={theme}
        onChange={(value) => setTheme(value as Theme)}
        choices={[
          { value: "light", label: themes.light, description: themes.lightFor },
          { value: "outdoor", label: themes.outdoor, description: themes.outdoorFor },
          { value: "dark", label: themes.dark, description: themes.darkFor },
        ]}
      />
    </>
  );
}
