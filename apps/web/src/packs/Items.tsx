import type { PackView } from '@kaopu/contracts';
import { useEffect, useRef, useState } from 'react';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import sr from '../ui/sr.module.css';
import { Item } from './Item.tsx';
import css from './Packs.module.css';
import type { EditPack } from './queries.ts';
import { PACK_WORDS } from './words.ts';

type PackItem = PackView['items'][number];

function idOf({ sha256, key }: Pick<PackItem, 'sha256' | 'key'>): string {
  return `${sha256} ${key}`;
}

/** The pieces in order; whoever moves one keeps hold of it. */
export function Items({ pack, edit }: { pack: PackView; edit: EditPack }) {
  const words = useWords(PACK_WORDS).items;
  const list = useRef<HTMLOListElement>(null);
  const held = useRef<{ id: string; by: -1 | 1 } | null>(null);
  const [said, setSaid] = useState('');
  const { items } = pack;

  useEffect(() => {
    const hold = held.current;
    if (hold === null) return;
    held.current = null;
    const at = items.findIndex((item) => idOf(item) === hold.id);
    const row = list.current?.children[at];
    const buttons = row?.querySelectorAll<HTMLButtonElement>(
      'button[data-move]:not([aria-disabled])',
    );
    const all = [...(buttons ?? [])];
    (all.find((button) => button.dataset['move'] === String(hold.by)) ?? all[0])?.focus();
    setSaid(words.moved(countText(at + 1)));
  }, [items, words]);

  function move(item: PackItem, by: -1 | 1) {
    held.current = { id: idOf(item), by };
    edit(({ items: before }) => {
      const at = before.findIndex((other) => idOf(other) === idOf(item));
      const after = [...before];
      const [moved] = after.splice(at, 1);
      if (moved !== undefined) after.splice(at + by, 0, moved);
      return { items: after };
    });
  }

  function change(item: PackItem, part: Partial<PackItem>) {
    // How it is shown is a matter of its bytes, wherever else they occur in the pack.
    const isMeant = (other: Pick<PackItem, 'sha256' | 'key'>) =>
      'show' in part ? other.sha256 === item.sha256 : idOf(other) === idOf(item);
    edit(({ items: before }) => ({
      items: before.map((other) => (isMeant(other) ? { ...other, ...part } : other)),
    }));
  }

  function remove(item: PackItem) {
    edit(({ items: before }) => ({
      items: before.filter((other) => idOf(other) !== idOf(item)),
    }));
    setSaid(words.removed);
  }

  return (
    <Card
      title={words.title}
      aside={<span className={css['hint']}>{words.total(countText(pack.pages))}</span>}
    >
      {items.length === 0 ? <Empty text={words.empty} /> : null}
      <ol ref={list} className={css['items']}>
        {items.map((item, i) => (
          <Item
            key={idOf(item)}
            item={item}
            isFirst={i === 0}
            isLast={i === items.length - 1}
            onMove={(by) => move(item, by)}
            onChange={(part) => change(item, part)}
            onRemove={() => remove(item)}
          />
        ))}
      </ol>
      <p role="status" className={sr['only']}>
        {said}
      </p>
    </Card>
  );
}
