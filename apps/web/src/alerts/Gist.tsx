import type { AlertDetail } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { countText, moneyText, percentText, pointsText, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { When } from '../ui/When.tsx';
import { adviceOf } from './advice.ts';
import css from './Gist.module.css';
import { storedNeeds } from './needs.ts';
import { ALERT_PAGE_WORDS } from './words.ts';

/** What it takes to decide within a minute. */
export function Gist({ alert }: { alert: AlertDetail }) {
  const words = useWords(ALERT_PAGE_WORDS);
  const { pointsLost, certainty } = alert;
  const coverage =
    certainty.coverage === null ? '' : ` · ${words.coverage(percentText(certainty.coverage))}`;
  const advices = adviceOf(alert);
  return (
    <dl className={css['gist']}>
      <Fact name="cost" label={words.cost}>
        {pointsLost > 0 ? words.points(pointsText(-pointsLost)) : words.free}
      </Fact>
      <Fact name="sure" label={words.sure}>
        {words.basisCount(countText(certainty.looks))}
        {coverage}
      </Fact>
      <Fact name="exposure" label={words.exposure}>
        <Stake alert={alert} />
      </Fact>
      <Fact name="action" label={words.advice}>
        {advices.map((advice) => words.advices[advice]).join(' · ')}
      </Fact>
      <Fact name="alternative" label={words.alternatives}>
        {alert.alternatives.length === 0 ? words.noAlternatives : null}
        {alert.alternatives.map(({ platformId, name, value, lo, hi, grade }) => (
          <Link key={platformId} to="/platforms/$id" params={{ id: platformId }}>
            {words.alternative(name, scoreText(value), scoreText(lo), scoreText(hi), grade)}
          </Link>
        ))}
        <Needs />
      </Fact>
    </dl>
  );
}

/** What alternatives had to have as well, and where that is said. */
function Needs() {
  const { lang } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const needs = storedNeeds();
  if (needs.length === 0) return null;
  const names = new Intl.ListFormat(lang).format(needs.map((need) => words.need[need]));
  return (
    <Link to="/platforms" search={{ f: needs.join(',') }}>
      {words.needs(names)}
    </Link>
  );
}

function Fact({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <div data-fact={name}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Stake({ alert: { platformId, exposure } }: { alert: AlertDetail }) {
  const words = useWords(ALERT_PAGE_WORDS);
  if (exposure === null) {
    return (
      <>
        {words.exposureNone}
        <Link
          to="/platforms/$id/entries/new/{-$kind}"
          params={{ id: platformId, kind: 'exposure' }}
        >
          {words.exposureAdd}
        </Link>
      </>
    );
  }
  const { balance, deposits, openOrders, at } = exposure;
  return (
    <>
      <strong>{moneyText(balance + deposits + openOrders)}</strong>
      <span>
        {words.exposureParts(moneyText(balance), moneyText(deposits), moneyText(openOrders))} ·{' '}
        <When at={at} />
      </span>
    </>
  );
}
