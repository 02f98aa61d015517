import type { ScoreChangeView } from '@kaopu/contracts';
import { REASON_TEXTS } from '@kaopu/scoring';
import { pointsText } from '../format/number.ts';
import { useI18n, type I18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import css from './Changed.module.css';
import { INSIGHT_WORDS } from './insight-words.ts';
import { ObservationEvidence } from './ObservationEvidence.tsx';
import { useCited } from './use-cited.ts';

const SHOWN = 6;
const EVIDENCE_SHOWN = 3;

type Reason = ScoreChangeView['reasons'][number];

function textOf({ code, dimension }: Reason, { lang, m }: I18n): string {
  const text = REASON_TEXTS[code][lang === 'en' ? 'en' : 'zh'];
  // What an indicator says stands for itself; what is not known needs its dimension.
  return code === 'not-enough-evidence' && dimension !== null
    ? `${m.words.dimension[dimension]} · ${text}`
    : text;
}

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
        {shown.map((reason) => {
          const text = textOf(reason, i18n);
          const [from, to] = [pointsText(reason.from), pointsText(reason.to)];
          return (
            <li key={`${reason.code}|${reason.dimension}`} className={css['reason']}>
              {reason.change === 'appeared' ? words.reason.appeared(text, to) : null}
              {reason.change === 'gone' ? words.reason.gone(text, from) : null}
              {reason.change === 'worsened' || reason.change === 'eased'
                ? words.reason[reason.change](text, from, to)
                : null}
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
          );
        })}
      </ul>
    </>
  );
}
