import type { TrustView } from '@kaopu/contracts';
import { DIMENSIONS } from '@kaopu/scoring';
import type { ReactNode } from 'react';
import { countText, MISSING, shareText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Clock } from '../ui/When.tsx';
import css from './Trust.module.css';
import { TRUST_WORDS } from './words.ts';

const DIRTY = '-dirty';

function Fact({ name, fact, children }: { name: string; fact: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-fact={fact}>{children}</dd>
    </div>
  );
}

function Commit({ commit }: { commit: string | null }) {
  const words = useWords(TRUST_WORDS).about;
  if (commit === null) return words.noCommit;
  const isDirty = commit.endsWith(DIRTY);
  return (
    <>
      <code>{isDirty ? commit.slice(0, -DIRTY.length) : commit}</code>
      {isDirty ? words.dirty : null}
    </>
  );
}

/** Which program, which method, which weights and which inputs the numbers are from. */
export function About({ trust }: { trust: TrustView }) {
  const { m } = useI18n();
  const words = useWords(TRUST_WORDS).about;
  const { inputs, weights } = trust;
  return (
    <Card title={words.title}>
      <dl className={css['facts']}>
        <Fact name={words.version} fact="version">
          {trust.version}
        </Fact>
        <Fact name={words.commit} fact="commit">
          <Commit commit={trust.commit} />
        </Fact>
        <Fact name={words.method} fact="method">
          <code>{trust.method}</code>
        </Fact>
        <Fact name={`${words.weights} · ${m.shell.profileShort[trust.profile]}`} fact="weights">
          {DIMENSIONS.map(
            (dimension) =>
              `${m.words.dimension[dimension]} ${shareText(weights[dimension] ?? Number.NaN)}`,
          ).join(' · ')}
        </Fact>
        <Fact name={words.profileHash} fact="profile-hash">
          <code>{trust.profileHash}</code>
        </Fact>
        <Fact name={words.snapshot} fact="snapshot">
          <code>{inputs.sha256}</code>
        </Fact>
        <Fact name={words.at} fact="at">
          {inputs.at === null ? MISSING : <Clock at={inputs.at} seconds />}
          {' · '}
          {inputs.platforms === 0 ? words.none : words.platforms(countText(inputs.platforms))}
        </Fact>
      </dl>
    </Card>
  );
}
