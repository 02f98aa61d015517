import type { ReactNode } from 'react';
import type { Detection } from '../api/detection.ts';
import { countText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { STOREFRONTS } from '../i18n/storefront-names.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { CONTACTS } from './contact-words.ts';
import { FACTS, isFound, type Fact } from './facts.ts';
import css from './Found.module.css';
import { REGISTER_WORDS } from './words.ts';

/** So many price pages are named; of the others, how many. */
const NAMED = 3;

/** What is taken over of what was found. */
export interface Taken {
  facts: ReadonlySet<Fact>;
  /** The firm whose shop it is. */
  entity: string | null;
}

function Line({
  fact,
  name,
  use,
  checked,
  onChange,
  children,
}: {
  fact: string;
  name: string;
  use: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <li data-found={fact}>
      <label className={css['line']}>
        <input
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={css['name']}>{name}</span>
        <span className={css['value']}>{children}</span>
        <span className={css['use']}>{use}</span>
      </label>
    </li>
  );
}

/** What the look saw, each with a tick: what is right and to be used. */
export function Found({
  detection,
  taken,
  onChange,
}: {
  detection: Detection;
  taken: Taken;
  onChange: (taken: Taken) => void;
}) {
  const words = useWords(REGISTER_WORDS);
  const names = useWords(STOREFRONTS);
  const channels = useWords(CONTACTS);
  const { contacts, legalNames, uscc, pricePages, claims } = detection;

  function tick(fact: Fact, checked: boolean) {
    const facts = new Set(taken.facts);
    if (checked) facts.add(fact);
    else facts.delete(fact);
    onChange({ ...taken, facts });
  }

  const values: Readonly<Record<Fact, ReactNode>> = {
    title: detection.title,
    icp: detection.icpNumber,
    contacts: contacts
      .map(({ channel, value }) => `${wordFor(channels, channel)} ${value}`)
      .join(' · '),
    prices: words.pricePages(
      countText(pricePages.length),
      pricePages
        .slice(0, NAMED)
        .map(({ title }) => title)
        .join(words.comma),
    ),
    claims: claims.map(({ quote }) => words.quoted(quote)).join(words.comma),
  };
  // Of a site that we cannot read, no probe is proposed that would follow its prices.
  const isByHand = detection.offers.length === 0;
  const lineOf = (fact: Fact) => (
    <Line
      key={fact}
      fact={fact}
      name={words.fact[fact]}
      use={fact === 'prices' && isByHand ? words.pricesByHand : words.factUse[fact]}
      checked={taken.facts.has(fact)}
      onChange={(checked) => tick(fact, checked)}
    >
      {values[fact]}
    </Line>
  );
  const [first, ...rest] = FACTS.filter((fact) => isFound(fact, detection));
  const missing = [
    ...(legalNames.length === 0 ? [words.entity] : []),
    ...FACTS.filter((fact) => !isFound(fact, detection)).map((fact) => words.fact[fact]),
  ];
  return (
    <Card title={words.found}>
      <p className={css['lead']}>
        {words.software} <strong>{wordFor(names, detection.storefront)}</strong>
      </p>
      <p className={css['lead']}>{words.foundLead}</p>
      <ul className={css['facts']}>
        {first === undefined ? null : lineOf(first)}
        {legalNames.map((name) => (
          <Line
            key={name}
            fact="entity"
            name={words.entity}
            use={legalNames.length > 1 ? words.entityOne : words.entityUse}
            checked={taken.entity === name}
            onChange={(checked) => onChange({ ...taken, entity: checked ? name : null })}
          >
            {name}
            {uscc === null || legalNames.length > 1 ? null : ` · ${uscc}`}
          </Line>
        ))}
        {rest.map(lineOf)}
      </ul>
      {missing.length === 0 ? null : (
        <p className={css['lead']}>{words.notShown(missing.join(words.comma))}</p>
      )}
    </Card>
  );
}
