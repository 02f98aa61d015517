import { useWords } from '../i18n/use-words.ts';
import { countText } from '../format/number.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import type { ListRow } from './columns.ts';
import { EXTRA_WORDS } from './extra-words.ts';
import { mostRemoved, type Narrowing, type Sites, type Wanted } from './find.ts';
import { LISTING_WORDS } from './words.ts';

/** Nothing is left: what took most away, and how to have it back. */
export function NoMatch({
  rows,
  wanted,
  sites,
  onChange,
}: {
  rows: readonly ListRow[];
  wanted: Wanted;
  sites: Sites;
  onChange: (wanted: Wanted) => void;
}) {
  const { fact } = useWords(LISTING_WORDS);
  const words = useWords(EXTRA_WORDS);
  const worst = mostRemoved(rows, wanted, sites);
  if (worst === null) return null;
  const nameOf = (narrowing: Narrowing) =>
    narrowing === 'q' ? words.search(wanted.q) : fact[narrowing];
  const { narrowing, back } = worst;
  const name = nameOf(narrowing);
  const why = back === 0 ? words.removedAll(name) : words.removedMost(name, countText(back));
  const without = {
    q: narrowing === 'q' ? '' : wanted.q,
    facts: wanted.facts.filter((fact) => fact !== narrowing),
  };
  return (
    <Empty text={`${words.noMatch}${why}`}>
      <Button onClick={() => onChange(without)}>{words.undo(name)}</Button>
      {without.q !== '' || without.facts.length > 0 ? (
        <Button look="quiet" onClick={() => onChange({ q: '', facts: [] })}>
          {words.clearAll}
        </Button>
      ) : null}
    </Empty>
  );
}
