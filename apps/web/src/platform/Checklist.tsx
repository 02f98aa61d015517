import type { CriterionView, InsightsView } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { countText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { Clock } from '../ui/When.tsx';
import { INSIGHT_WORDS } from './insight-words.ts';
import css from './Insights.module.css';
import { ObservationEvidence } from './ObservationEvidence.tsx';
import { CRITERION_LOOKS } from './state-looks.ts';
import { useCited, type Cited } from './use-cited.ts';

/** What this kind of buyer asks for, and whether the platform has it. Never part of the score. */
export function Checklist({
  id,
  profile,
  insights,
}: {
  id: string;
  profile: ProfileId;
  insights: InsightsView;
}) {
  const { m } = useI18n();
  const words = useWords(INSIGHT_WORDS).checklist;
  const list = insights.checklists[profile];
  const cited = useCited(
    id,
    list.flatMap(({ evidence }) => evidence ?? []),
  );
  const met = list.filter(({ state }) => state === 'met').length;
  return (
    <Card title={words.title(m.shell.profileShort[profile])}>
      <p className={css['finding']}>
        <strong>{words.found(countText(met), countText(list.length))}</strong>
        <span className={css['hint']}>{words.lead}</span>
      </p>
      <ul className={css['rows']}>
        {list.map((criterion) => (
          <li key={criterion.topic} className={css['row']}>
            <Criterion platformId={id} criterion={criterion} cited={cited} />
            <StateMark look={CRITERION_LOOKS[criterion.state]}>
              {words.state[criterion.state]}
            </StateMark>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Criterion({
  platformId,
  criterion: { topic, atMost, atLeast, value, source, at, evidence },
  cited,
}: {
  platformId: string;
  criterion: CriterionView;
  cited: Cited;
}) {
  const words = useWords(INSIGHT_WORDS).checklist;
  const limits = [
    atMost === undefined ? '' : words.atMost(countText(atMost)),
    atLeast === undefined ? '' : words.atLeast(countText(atLeast)),
    typeof value === 'number' ? words.value(countText(value)) : '',
  ].filter((text) => text !== '');
  return (
    <span className={css['what']}>
      {wordFor(words.topic, topic)}
      {limits.length === 0 ? null : <span className={css['hint']}> {limits.join(' · ')}</span>}
      {source === null || at === null ? null : (
        <span className={css['detail']}>
          {words.source[source]} · <Clock at={at} />
        </span>
      )}
      {evidence === null ? null : (
        <span className={css['evidence']}>
          <ObservationEvidence platformId={platformId} cited={cited} observation={evidence} />
        </span>
      )}
    </span>
  );
}
