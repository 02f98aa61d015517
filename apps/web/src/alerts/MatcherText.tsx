import { Fragment } from 'react';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Matcher } from './matcher.ts';
import { PlatformName } from './PlatformName.tsx';
import { ALERT_SETUP_WORDS } from './setup-words.ts';

/** 「平台 = 星辰 · 维度 = 价格」; none: all alerts. */
export function MatcherText({ matchers }: { matchers: readonly Matcher[] }) {
  const { m } = useI18n();
  const words = useWords(ALERT_SETUP_WORDS).matchers;
  if (matchers.length === 0) return <>{words.every}</>;
  const known = { dimension: m.words.dimension, severity: m.words.severity };
  return matchers.map(({ label, op, value }, i) => (
    <Fragment key={i}>
      {i === 0 ? '' : ' · '}
      {words.labels[label]} {words.short[op]}{' '}
      {label === 'platform' ? (
        <PlatformName id={value} />
      ) : label === 'tag' ? (
        value
      ) : (
        wordFor(known[label], value)
      )}
    </Fragment>
  ));
}
