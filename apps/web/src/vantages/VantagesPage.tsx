import type { VantageCreated } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import item from './Item.module.css';
import css from './Page.module.css';
import { useTitle } from '../app/use-title.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { ShownOnce } from '../ui/ShownOnce.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AddVantageForm } from './AddVantageForm.tsx';
import { vantagesQuery } from './queries.ts';
import { RuleForm } from './RuleForm.tsx';
import { Tally } from './Tally.tsx';
import { Vantage } from './Vantage.tsx';
import { VANTAGE_WORDS } from './words.ts';

const commandFor = (name: string) =>
  `npm run vantage -- --vantage '${name}' --server ${location.origin} --token-file vantage.token`;

/** Places to look from: who may, how they fare, and how many have to agree. */
export function VantagesPage() {
  const words = useWords(VANTAGE_WORDS);
  useTitle(words.title);
  const vantages = useQuery(vantagesQuery);
  const [created, setCreated] = useState<VantageCreated | null>(null);
  return (
    <div className={css['page']}>
      <header>
        <h1>{words.title}</h1>
        <p className={css['lead']}>{words.lead}</p>
      </header>
      <Card title={words.list}>
        {vantages.isPending ? <Skeleton height={60} rows={2} /> : null}
        {vantages.isError ? (
          <Failure error={vantages.error} onRetry={() => void vantages.refetch()} />
        ) : null}
        {vantages.data?.items.length === 0 ? <Empty text={words.empty} /> : null}
        <ul>
          {vantages.data?.items.map((vantage) => (
            <Vantage key={vantage.id} vantage={vantage} />
          ))}
          {(vantages.data?.here.asked ?? 0) === 0 || !vantages.data ? null : (
            <li className={item['channel']}>
              <div>
                <h3>{words.here}</h3>
                <Tally tally={vantages.data.here} />
              </div>
            </li>
          )}
        </ul>
      </Card>
      <Card title={words.add}>
        <AddVantageForm onCreated={setCreated} />
      </Card>
      {vantages.data ? (
        <Card title={words.rule}>
          <RuleForm rule={vantages.data.rule} />
        </Card>
      ) : null}
      {created === null ? null : (
        <ShownOnce
          title={words.tokenTitle}
          label={words.token}
          secret={created.token}
          words={words}
          onClose={() => setCreated(null)}
        >
          <p>{words.tokenText}</p>
          <p>
            <code>{commandFor(created.name)}</code>
          </p>
        </ShownOnce>
      )}
    </div>
  );
}
