import type { PackView } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { EVIDENCE_WORDS } from '../evidence/words.ts';
import { viewUrl } from '../evidence/queries.ts';
import { countText, sizeText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Clock } from '../ui/When.tsx';
import css from './Packs.module.css';
import { SavedField } from './SavedField.tsx';
import { Show } from './Show.tsx';
import { PACK_WORDS } from './words.ts';

type PackItem = PackView['items'][number];

function Facts({ item }: { item: PackItem }) {
  const words = useWords(PACK_WORDS).items;
  const forms = useWords(EVIDENCE_WORDS).form;
  const { state, page, sheets, capturedAt, sha256, key, url, size, form } = item;
  return (
    <div className={css['facts']}>
      <p>
        <Link to="/evidence/$sha256" params={{ sha256 }} search={{ of: key }}>
          {url === '' ? sha256.slice(0, 16) : url}
        </Link>
      </p>
      <p className={css['hint']}>
        <span data-fact="pages">{words.pages(countText(page), countText(page + sheets - 1))}</span>{' '}
        · {forms[form]} · {sizeText(size)}
      </p>
      {capturedAt === null ? null : (
        <p className={css['hint']}>
          <Clock at={capturedAt} seconds /> {words.utc(capturedAt.slice(0, 19).replace('T', ' '))}
        </p>
      )}
      <p className={css['hint']}>
        <code>{sha256}</code>
      </p>
      <p data-state={state}>
        {state === 'whole' ? <Tag look="ok">✓</Tag> : null}
        {state === 'damaged' || state === 'unknown' ? <Severity mark="critical" /> : null}{' '}
        {words.state[state]}
      </p>
    </div>
  );
}

/** One piece of a pack: what it is, what is said of it, and how much of it goes along. */
export function Item({
  item,
  isFirst,
  isLast,
  onMove,
  onChange,
  onRemove,
}: {
  item: PackItem;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onChange: (part: Partial<PackItem>) => void;
  onRemove: () => void;
}) {
  const { lang } = useI18n();
  const words = useWords(PACK_WORDS).items;
  const n = countText(item.number);
  const seen = item.show === 'covered' ? (item.cover?.sha256 ?? item.sha256) : item.sha256;
  const isSeen = item.form === 'picture' && item.state === 'whole' && item.show !== 'hash';
  return (
    <li className={css['item']} data-item={item.number} aria-label={words.nth(n)}>
      <span className={css['number']} aria-hidden="true">
        {n}
      </span>
      <div className={css['stack']}>
        <Facts item={item} />
        {isSeen ? (
          <img
            className={css['picture']}
            src={viewUrl(seen, 'page', lang)}
            alt={words.picture(n)}
          />
        ) : null}
        {item.state === 'whole' ? <Show item={item} onChange={onChange} /> : null}
        <SavedField
          label={words.note(n)}
          value={item.note}
          maxLength={300}
          rows={2}
          onSave={(note) => onChange({ note })}
        />
        <div className={css['buttons']}>
          <Button
            data-move="-1"
            aria-label={words.up(n)}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            ↑
          </Button>
          <Button
            data-move="1"
            aria-label={words.down(n)}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            ↓
          </Button>
          <Button look="quiet" onClick={onRemove}>
            {words.remove(n)}
          </Button>
        </div>
      </div>
    </li>
  );
}
