import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Published } from '@kaopu/scoring';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Tag } from '../ui/Tag.tsx';
import table from '../ui/table.module.css';
import type { Differing, Recheck } from './recheck.ts';
import css from './Trust.module.css';
import { TRUST_WORDS } from './words.ts';

/** So many are listed at once; the others on demand. */
const FIRST = 50;

function Side({ score }: { score: Published }) {
  const { m } = useI18n();
  const words = useWords(TRUST_WORDS).recheck;
  const digits = (value: number) => (Number.isNaN(value) ? '—' : value.toFixed(4));
  return (
    <td>
      {words.score(digits(score.value), digits(score.lo), digits(score.hi))} {score.grade} ·{' '}
      {m.words.status[score.status]}
    </td>
  );
}

function Rows({ differing }: { differing: readonly Differing[] }) {
  const words = useWords(TRUST_WORDS).recheck;
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? differing : differing.slice(0, FIRST);
  return (
    <>
      <div className={table['scroll']} tabIndex={0} role="group" aria-label={words.title}>
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">{words.row.platform}</th>
              <th scope="col">{words.row.published}</th>
              <th scope="col">{words.row.own}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, published, own }) => (
              <tr key={id} data-differs={id}>
                <td>
                  <Link to="/platforms/$id" params={{ id }}>
                    {name}
                  </Link>
                </td>
                <Side score={published} />
                <Side score={own} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < differing.length ? (
        <Button onClick={() => setWhole(true)}>
          {words.rest(countText(differing.length - shown.length))}
        </Button>
      ) : null}
    </>
  );
}

function HashLine({ stated, hash }: Pick<Recheck, 'stated' | 'hash'>) {
  const words = useWords(TRUST_WORDS).recheck;
  if (hash === null) return <p className={css['quiet']}>{words.noHash}</p>;
  const isSame = hash === stated;
  return (
    <div data-hash={isSame ? 'equal' : 'differs'}>
      <p>
        {isSame ? <Tag look="ok">✓</Tag> : <Severity mark="critical" />}{' '}
        {isSame ? words.hashEqual : words.hashDiffers}
      </p>
      <code className={css['command']}>{hash}</code>
    </div>
  );
}

/** How many came out equal, and each that did not. */
export function RecheckResult({ found, at }: { found: Recheck; at: string }) {
  const { m, absolute } = useI18n();
  const words = useWords(TRUST_WORDS).recheck;
  const { compared, equal, differing, unlike, profile } = found;
  return (
    <div className={css['stack']}>
      {compared === 0 ? <p>{words.nothing}</p> : null}
      {compared > 0 ? (
        <p>
          <strong data-fact="equal">{words.equal(countText(equal), countText(compared))}</strong>{' '}
          <span className={css['quiet']}>{words.profile(m.shell.profileShort[profile])}</span>
        </p>
      ) : null}
      {compared > 0 && differing.length === 0 ? <p>{words.allEqual}</p> : null}
      {differing.length > 0 ? (
        <>
          <p>
            <Severity mark="critical" /> {words.differ(countText(differing.length))}
          </p>
          <Rows differing={differing} />
        </>
      ) : null}
      {unlike > 0 ? <p>{words.unlike(countText(unlike))}</p> : null}
      <HashLine stated={found.stated} hash={found.hash} />
      <p className={css['quiet']}>{words.by(absolute(at, true))}</p>
    </div>
  );
}
