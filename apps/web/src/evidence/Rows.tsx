import type { DiffRow, DiffSide, RowsDiff } from '@kaopu/contracts';
import { useChoice } from '../app/use-choice.ts';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { cx } from '../ui/classes.ts';
import { Card } from '../ui/Card.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Tag } from '../ui/Tag.tsx';
import css from './Rows.module.css';
import { EVIDENCE_WORDS } from './words.ts';

type Layout = 'split' | 'inline';
type Changed = Exclude<DiffRow, { change: 'gap' }>;

const SIGNS = { added: '+', removed: '−', changed: '~', moved: '↕', same: '' } as const;

/** Text only, whatever it says: never markup. */
function Cell({ side, which }: { side: DiffSide; which: 'before' | 'after' }) {
  const Marked = which === 'before' ? 'del' : 'ins';
  return (
    <div className={cx(css['cell'], css[which])}>
      <code className={css['at']}>{side.at}</code>
      <bdi lang="zh-CN">
        {side.parts.map((part, i) =>
          part.marked ? <Marked key={i}>{part.text}</Marked> : <span key={i}>{part.text}</span>,
        )}
      </bdi>
    </div>
  );
}

function Row({ row, layout }: { row: Changed; layout: Layout }) {
  const words = useWords(EVIDENCE_WORDS).compare;
  const { change, kind } = row;
  return (
    <li className={css['row']} data-change={change}>
      {change === 'same' && kind === 'line' ? null : (
        <p className={css['head']}>
          {change === 'same' ? null : (
            <Tag>
              {SIGNS[change]} {words.change[change]}
            </Tag>
          )}
          {kind === 'line' ? null : words.kind[kind]}
        </p>
      )}
      <div className={css[layout]}>
        {'before' in row && (change !== 'same' || layout === 'split') ? (
          <Cell side={row.before} which="before" />
        ) : layout === 'split' ? (
          <div />
        ) : null}
        {'after' in row ? <Cell side={row.after} which="after" /> : null}
      </div>
    </li>
  );
}

function isLine(row: DiffRow): boolean {
  return row.change !== 'gap' && row.kind === 'line';
}

/** Changed pieces, with a little of what is around them, side by side or one below the other. */
export function Rows({ content, source }: { content: RowsDiff; source: RowsDiff | null }) {
  const words = useWords(EVIDENCE_WORDS).compare;
  const [chosen, setWhat] = useChoice('rows');
  const what = chosen === 'source' ? 'source' : 'content';
  const [laid, setLayout] = useChoice('layout');
  const layout: Layout = laid === 'inline' ? 'inline' : 'split';
  const diff = what === 'source' && source !== null ? source : content;
  const { added, removed, changed, moved, same } = diff.counts;
  const isPlain = added + removed + changed + moved === 0;
  return (
    <Card
      title={what === 'source' || source === null ? words.source : words.content}
      aside={
        <div className={css['tools']}>
          {source === null ? null : (
            <Segments
              label={words.what}
              options={[
                { id: 'content', text: words.content },
                { id: 'source', text: words.source },
              ]}
              value={what}
              onChange={setWhat}
            />
          )}
          <Segments
            label={words.layout}
            options={[
              { id: 'split', text: words.split },
              { id: 'inline', text: words.inline },
            ]}
            value={layout}
            onChange={setLayout}
          />
        </div>
      }
    >
      <p role="status">
        {words.counts(
          countText(added),
          countText(removed),
          countText(changed),
          countText(moved),
          countText(same),
        )}
      </p>
      {diff.complete ? null : <p className={css['cut']}>{words.cut}</p>}
      {isPlain ? <p>{words.none}</p> : null}
      {isPlain ? null : (
        <ol className={cx(css['rows'], diff.rows.some(isLine) && css['code'])}>
          {diff.rows.map((row, i) =>
            row.change === 'gap' ? (
              <li key={i} className={css['gap']}>
                {words.gap(countText(row.count))}
              </li>
            ) : (
              <Row key={i} row={row} layout={layout} />
            ),
          )}
        </ol>
      )}
    </Card>
  );
}
