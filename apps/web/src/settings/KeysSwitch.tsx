import { useState } from 'react';
import { hasShortcuts, setShortcuts } from '../app/shortcut-switch.ts';
import { useWords } from '../i18n/use-words.ts';
import { Check } from '../ui/Check.tsx';
import { SETTINGS_WORDS } from './words.ts';

export function KeysSwitch() {
  const words = useWords(SETTINGS_WORDS).keys;
  const [isOn, setOn] = useState(hasShortcuts);
  return (
    <Check
      checked={isOn}
      onChange={(on) => {
        setShortcuts(on);
        setOn(on);
      }}
    >
      {words.on}
    </Check>
  );
}
