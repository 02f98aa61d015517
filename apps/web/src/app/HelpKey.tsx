import { lazy, Suspense, useEffect, useState } from 'react';
import { hasShortcuts } from './shortcut-switch.ts';
import { isWrittenIn } from './is-shortcut.ts';

const KeysDialog = lazy(() =>
  import('../settings/KeysDialog.tsx').then(({ KeysDialog: dialog }) => ({ default: dialog })),
);

/** `?` shows the keys there are; it is what the key types, wherever a keyboard has it. */
export function HelpKey() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const isQuestion = event.key === '?' || event.key === '？';
      const isAlone = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
      if (!isQuestion || !isAlone || !hasShortcuts() || isWrittenIn(event)) return;
      event.preventDefault();
      setOpen(true);
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <KeysDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
}
