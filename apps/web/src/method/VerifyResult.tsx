import { METHOD_VERSION } from '@kaopu/scoring';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Severity } from '../ui/Severity.tsx';
import { Tag } from '../ui/Tag.tsx';
import css from './Verify.module.css';
import type { Verification } from './verify.ts';
import { METHOD_WORDS } from './words.ts';

/** One compared thing: what, its text, and whether it fits; in a word and a shape, not by colour. */
function Line({
  name,
  matches,
  children,
}: {
  name: string;
  matches: boolean | null;
  children: ReactNode;
}) {
  const words = useWords(METHOD_WORDS);
  return (
    <li className={css['line']} data-matches={matches}>
      <span className={css['name']}>
        {name}
        {matches === true ? <Tag look="ok">✓ {words.verify.match}</Tag> : null}
        {matches === false ? (
          <span className={css['wrong']}>
            <Severity mark="critical" quiet />
            {words.verify.mismatch}
          </span>
        ) : null}
      </span>
      {children}
    </li>
  );
}

export function VerifyResult({
  found,
  at,
  profile,
  file,
}: {
  found: Verification;
  at: string;
  profile: string;
  file: string;
}) {
  const { absolute } = useI18n();
  const words = useWords(METHOD_WORDS).verify;
  const { ownHash, pageMatches, served, agreeing, differing, unlike } = found;
  const compared = agreeing + differing.length;
  return (
    <>
      <ul className={css['lines']}>
        <Line name={words.own} matches={pageMatches}>
          {ownHash === null ? (
            <p>
              {words.noCrypto} <code>sha256sum {file}</code>
            </p>
          ) : (
            <code data-hash="own">{ownHash}</code>
          )}
          {pageMatches === false ? <p>{words.ownHelp}</p> : null}
        </Line>
        <Line name={words.page} matches={pageMatches}>
          <code data-hash="page">{METHOD_VERSION}</code>
        </Line>
        {served.map(({ method, count, matches }) => (
          <Line key={method} name={words.served} matches={matches}>
            <code data-hash="served">{method}</code>
            <p className={css['detail']}>{words.servedCount(countText(count))}</p>
            {matches ? null : <p>{words.mismatchHelp}</p>}
          </Line>
        ))}
        {served.length === 0 ? (
          <Line name={words.served} matches={null}>
            <p>{words.none}</p>
          </Line>
        ) : (
          <Line
            name={words.scores(profile)}
            matches={compared === 0 ? null : differing.length === 0}
          >
            <p className={css['detail']}>
              {compared === 0 ? null : words.agree(countText(agreeing), countText(compared))}
              {unlike === 0 ? null : ` ${words.unlike(countText(unlike))}`}
            </p>
            <ul>
              {differing.map(({ id, name, score, own }) => (
                <li key={id}>
                  <Link to="/platforms/$id" params={{ id }}>
                    {words.differs(name, score.value.toFixed(4), own.value.toFixed(4))}
                  </Link>
                </li>
              ))}
            </ul>
          </Line>
        )}
      </ul>
      <p className={css['detail']}>{words.by(absolute(at, true))}</p>
    </>
  );
}
