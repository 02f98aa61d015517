import { REASON_TEXTS, type ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { explanationQuery } from '../api/queries.ts';
import { pointsText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { INSIGHT_WORDS } from './insight-words.ts';
import { ObservationEvidence } from './ObservationEvidence.tsx';
import css from './Insights.module.css';
import { useCited } from './use-cited.ts';

const EVIDENCE_SHOWN = 3;

/** The costliest reasons as sentences, each with its points and what it rests on. */
export function Reasons({
  id,
  profile,
  scored,
}: {
  id: string;
  profile: ProfileId;
  scored: boolean;
}) {
  const { lang, m } = useI18n();
  const words = useWords(INSIGHT_WORDS).reasons;
  const why = useQuery({ ...explanationQuery(id, profile), enabled: scored });
  const reasons = why.data?.reasons ?? [];
  const cited = useCited(
    id,
    reasons.flatMap(({ evidence }) => evidence.slice(0, EVIDENCE_SHOWN)),
  );
  if (!why.isSuccess) return null;
  return (
    <Card title={words.title}>
      {reasons.length === 0 ? <p className={css['lead']}>{words.none}</p> : null}
      <ol className={css['rows']}>
        {reasons.map(({ code, dimension, points, evidence }) => {
          const text = REASON_TEXTS[code][lang === 'en' ? 'en' : 'zh'];
          return (
            <li key={`${code}|${dimension}`} className={css['row']}>
              <span className={css['what']}>
                {dimension === null ? text : words.inDimension(m.words.dimension[dimension], text)}
                <span className={css['evidence']}>
                  {evidence.slice(0, EVIDENCE_SHOWN).map((key) => (
                    <ObservationEvidence
                      key={key}
                      platformId={id}
                      cited={cited}
                      observation={key}
                    />
                  ))}
                </span>
              </span>
              <span className={css['points']}>{words.points(pointsText(points))}</span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
