import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Tag } from './Tag.tsx';

/** How many of a platform's alerts nobody is told of. */
export function MutedTag({ count }: { count: number }) {
  const { m } = useI18n();
  return count === 0 ? null : <Tag look="dashed">{m.list.mutedAlerts(countText(count))}</Tag>;
}
