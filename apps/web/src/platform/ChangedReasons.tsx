import type { ScoreChangeView } from '@kaopu/contracts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import css from './Changed.module.css';
import { INSIGHT_WORDS } from './insight-words.ts';
import { ObservationEvidence } from './ObservationEvidence.tsx';
import { reasonChangeText } from './reason-change-text.ts';
import { useCited } from './use-cited.ts';

const SHOWN = 6;
const EVIDENCE_SHOWN = 3;

type Reason = ScoreChangeView['reasons'][number];

/** Reasons that came, grew, shrank or went, each as a sentence with what it rests on. */
export function ChangedReasons({
  platformId,
  reasons,
}: {
  platformId: string;
  reasons: readonly Reason[];
}) {
  const i18n = useI18n();
  const words = useWords(INSIGHT_WORDS).change;
  const shown = reasons.slice(0, SHOWN);
  const cited = useCited(
    platformId,
    shown.flatMap(({ evidence }) => evidence.slice(0, EVIDENCE_SHOWN)),
  );
  if (shown.length === 0) return null;
  return (
    <>
      <h3 className={css['title']}>{words.reasons}</h3>
      <ul className={css['reasons']}>
        {shown.map((reason) => (
          <li key={`${reason.code}|${reason.dimension}`} className={css['reason']}>
            {reasonChangeText(reason, i18n)}
            <span className={css['evidence']}>
              {reason.evidence.slice(0, EVIDENCE_SHOWN).map((key) => (
                <ObservationEvidence
                  key={key}
                  platformId={platformId}
                  cited={cited}
                  observation={key}
                />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
