import type { FloorView, InsightsView } from '@kaopu/contracts';
import { floorsOf, PROFILE_WEIGHTS, type ProfileId } from '@kaopu/scoring';
import { countText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { Tag } from '../ui/Tag.tsx';
import { INSIGHT_WORDS } from './insight-words.ts';
import css from './Insights.module.css';
import { ObservationEvidence } from './ObservationEvidence.tsx';
import { FLOOR_LOOKS } from './state-looks.ts';
import { useCited } from './use-cited.ts';

const ORDER = { fail: 0, unknown: 1, pass: 2 } as const;
const EVIDENCE_SHOWN = 4;

/** The floors (底线), failed ones first: how each stands, why, and what says so. */
export function Floors({
  id,
  profile,
  insights,
}: {
  id: string;
  profile: ProfileId;
  insights: InsightsView;
}) {
  const words = useWords(INSIGHT_WORDS).floors;
  const asked = floorsOf(PROFILE_WEIGHTS[profile]);
  const floors = [...insights.floors].sort((a, b) => ORDER[a.result] - ORDER[b.result]);
  const cited = useCited(
    id,
    floors.flatMap(({ evidence }) => evidence.slice(0, EVIDENCE_SHOWN)),
  );
  const own = floors.filter((floor) => asked.includes(floor.id));
  const count = (result: FloorView['result']) =>
    own.filter((floor) => floor.result === result).length;
  const [failed, open] = [count('fail'), count('unknown')];
  return (
    <Card title={words.title}>
      <p className={css['finding']}>
        <strong>
          {failed > 0
            ? words.broken(countText(failed))
            : open > 0
              ? words.open(countText(open))
              : words.allHold}
        </strong>
        <span className={css['hint']}>{words.lead}</span>
      </p>
      <ul className={css['rows']}>
        {floors.map((floor) => (
          <li key={`${floor.id}|${floor.subject}`} className={css['row']}>
            <span className={css['what']}>
              {floor.subject === ''
                ? words.floor[floor.id]
                : words.about(words.floor[floor.id], wordFor(words.subject, floor.subject))}{' '}
              {asked.includes(floor.id) ? null : <Tag look="dashed">{words.notAsked}</Tag>}
              <span className={css['detail']}>{words.code[floor.code]}</span>
              <span className={css['evidence']}>
                {floor.evidence.slice(0, EVIDENCE_SHOWN).map((key) => (
                  <ObservationEvidence key={key} platformId={id} cited={cited} observation={key} />
                ))}
              </span>
            </span>
            <StateMark look={FLOOR_LOOKS[floor.result]}>{words.result[floor.result]}</StateMark>
          </li>
        ))}
      </ul>
    </Card>
  );
}
