import type { FormulaChange } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { countText, pointsText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import rows from '../ui/rows.module.css';
import { Skeleton } from '../ui/Skeleton.tsx';
import table from '../ui/table.module.css';
import { Tag } from '../ui/Tag.tsx';
import { Clock } from '../ui/When.tsx';
import { formulaQuery } from './queries.ts';
import { TRUST_WORDS } from './words.ts';

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function Changes({ changes }: Pick<FormulaChange, 'changes'>) {
  const words = useWords(TRUST_WORDS).log;
  return (
    <details className={table['details']}>
      <summary>{words.changed(countText(changes.length))}</summary>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{words.path}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr key={path}>
              <td>
                <code>{path.slice(1).replaceAll('/', '.')}</code>
              </td>
              <td>{written(before)}</td>
              <td>{written(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Version({ change, isFirst }: { change: FormulaChange; isFirst: boolean }) {
  const words = useWords(TRUST_WORDS).log;
  const { method, semver, since, isCurrent, changes, effect } = change;
  return (
    <li className={rows['row']} data-version={semver}>
      <div className={rows['what']}>
        <strong title={method}>
          {semver} {isCurrent ? <Tag>{words.current}</Tag> : null}
        </strong>
        <span className={rows['more']}>
          {words.since} <Clock at={since} />
        </span>
        {isFirst ? <p>{words.first}</p> : null}
        {!isFirst && changes.length === 0 ? <p>{words.same}</p> : null}
        {changes.length > 0 ? <Changes changes={changes} /> : null}
        {isFirst ? null : (
          <p data-fact="effect">
            {effect === null
              ? words.noEffect
              : words.effect(
                  countText(effect.platforms),
                  countText(effect.regraded),
                  pointsText(effect.medianMove),
                  pointsText(effect.largestMove),
                )}
          </p>
        )}
      </div>
    </li>
  );
}

/** Every version of the method that was in force, newest first, and what each of them changed. */
export function FormulaLog({ profile }: { profile: ProfileId }) {
  const { m } = useI18n();
  const words = useWords(TRUST_WORDS).log;
  const log = useQuery(formulaQuery(profile));
  const items = log.data?.items ?? [];
  return (
    <Card title={words.title} aside={<span>{m.shell.profileShort[profile]}</span>}>
      {log.isPending ? <Skeleton height={60} /> : null}
      {log.isError ? <Failure error={log.error} onRetry={() => void log.refetch()} /> : null}
      {log.isSuccess && items.length === 0 ? <Empty text={words.none} /> : null}
      <ul>
        {items.map((change, i) => (
          <Version key={change.method} change={change} isFirst={i === items.length - 1} />
        ))}
      </ul>
    </Card>
  );
}
