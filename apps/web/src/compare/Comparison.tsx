import type { ComparisonColumn } from '@kaopu/contracts';
import { useState } from 'react';
import { handOver } from '../api/save-as.ts';
import { useProfile } from '../app/profile.ts';
import { countText } from '../format/number.ts';
import { absoluteText, beijing } from '../format/time.ts';
import { STOREFRONTS } from '../i18n/storefront-names.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { INSIGHT_WORDS } from '../platform/insight-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Check } from '../ui/Check.tsx';
import css from './Compare.module.css';
import { CompareTable } from './CompareTable.tsx';
import { csvOf } from './csv.ts';
import { csvLines } from './csv-lines.ts';
import { Dimensions } from './Dimensions.tsx';
import { factGroups } from './fact-groups.ts';
import { priceTableRows } from './price-group.ts';
import { priceRows, sellers } from './price-rows.ts';
import { RecordLanes } from './RecordLanes.tsx';
import { differing, rowCount } from './rows.ts';
import { ServiceStrips } from './ServiceStrips.tsx';
import { COMPARE_WORDS } from './words.ts';

const FIRST_ITEMS = 20;

export interface Shown {
  /** Only rows in which something differs. */
  only: boolean;
  radar: boolean;
}

/** Two platforms or more beside each other: pictures, facts, prices. */
export function Comparison({
  platforms,
  shown,
  onShow,
}: {
  platforms: readonly ComparisonColumn[];
  shown: Shown;
  onShow: (shown: Shown) => void;
}) {
  const { m, absolute } = useI18n();
  const words = useWords(COMPARE_WORDS);
  const insights = useWords(INSIGHT_WORDS);
  const storefronts = useWords(STOREFRONTS);
  const profile = useProfile();
  const [all, setAll] = useState(false);

  const facts = factGroups(platforms, profile, {
    m,
    words,
    insights,
    storefronts,
    clock: absolute,
  });
  const items = priceRows(platforms);
  const prices = [{ title: words.prices.title, rows: priceTableRows(items, words, m) }];
  const factsShown = shown.only ? differing(facts) : facts;
  const priced = (shown.only ? differing(prices) : prices).flatMap(({ rows }) => rows);
  const hidden = rowCount([...facts, ...prices]) - rowCount(factsShown) - priced.length;
  const shared = items.filter((row) => sellers(row) > 1).length;
  const unknown = platforms.flatMap(({ products }) => products).filter(({ item }) => item === null);

  function save() {
    const now = Date.now();
    const names = platforms.map(({ name }) => name);
    const about = { clock: absoluteText(now), profile: m.shell.profile[profile] };
    const text = csvOf(csvLines(names, [...facts, ...prices], about, words));
    handOver(new Blob([text], { type: 'text/csv' }), `kaopu-compare-${beijing(now).date}.csv`);
  }

  return (
    <>
      <div className={css['bar']}>
        <Check checked={shown.only} onChange={(only) => onShow({ ...shown, only })}>
          {words.only}
        </Check>
        <span role="status">{shown.only ? words.hidden(countText(hidden)) : null}</span>
        <Check checked={shown.radar} onChange={(radar) => onShow({ ...shown, radar })}>
          {words.radar.show}
        </Check>
        <Button onClick={save}>{words.csv.save}</Button>
      </div>
      <Dimensions platforms={platforms} radar={shown.radar} />
      <Card title={words.facts.title}>
        {factsShown.length === 0 ? (
          <p>{words.same}</p>
        ) : (
          <CompareTable label={words.facts.title} platforms={platforms} groups={factsShown} />
        )}
      </Card>
      <Card title={words.prices.title}>
        <p>
          <strong>{shared === 0 ? words.prices.none : words.prices.some(countText(shared))}</strong>
        </p>
        <p className={css['quiet']}>{words.prices.lead}</p>
        {priced.length === 0 ? null : (
          <CompareTable
            label={words.prices.title}
            platforms={platforms}
            groups={[
              { title: words.prices.title, rows: all ? priced : priced.slice(0, FIRST_ITEMS) },
            ]}
          />
        )}
        {priced.length > FIRST_ITEMS && !all ? (
          <Button look="quiet" onClick={() => setAll(true)}>
            {words.prices.more(countText(priced.length - FIRST_ITEMS))}
          </Button>
        ) : null}
        {unknown.length === 0 ? null : (
          <p className={css['quiet']}>{words.prices.unknown(countText(unknown.length))}</p>
        )}
      </Card>
      <ServiceStrips platforms={platforms} />
      <RecordLanes platforms={platforms} />
    </>
  );
}
