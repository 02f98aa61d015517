import type { AlertRow } from '@kaopu/contracts';
import { ChangeText } from './ChangeText.tsx';

/** What an alert says last. */
export function NewestChange({ alert: { changes } }: { alert: Pick<AlertRow, 'changes'> }) {
  const newest = changes.reduce<(typeof changes)[number] | undefined>(
    (best, change) => (best === undefined || change.at > best.at ? change : best),
    undefined,
  );
  return newest === undefined ? null : <ChangeText change={newest} />;
}
