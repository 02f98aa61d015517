import type { InsightsView, TrapView } from '@kaopu/contracts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { StateMark, type StateLook } from '../ui/StateMark.tsx';
import { INSIGHT_WORDS } from './insight-words.ts';
import css from './Insights.module.css';
import { ObservationEvidence } from './ObservationEvidence.tsx';
import { useCited, type Cited } from './use-cited.ts';

const EVIDENCE_SHOWN = 4;

type Signal = TrapView['signals'][number];
function trapLook({ level, checked }: TrapView): StateLook {
  if (level !== 'none') return 'bad';
  return checked ? 'good' : 'unknown';
}

/** Traps: verdicts in words, each signal with what it rests on. */
export function Signals({ id, insights }: { id: string; insights: InsightsView }) {
  const words = useWords(INSIGHT_WORDS).signals;
  const text = useText();
  const { traps } = insights;
  const cited = useCited(
    id,
    traps.flatMap(({ signals }) =>
      signals.flatMap(({ evidence }) => evidence.slice(0, EVIDENCE_SHOWN)),
    ),
  );
  return (
    <Card title={words.traps}>
      <p className={css['lead']}>{words.trapsLead}</p>
      <ul className={css['rows']}>
        {traps.map((trap) => (
          <li key={trap.trap} className={css['row']}>
            <span className={css['what']}>
              {text(trap.text)}
              {trap.signals.map((signal) => (
                <Detail key={text(signal.text)} id={id} cited={cited} signal={signal} />
              ))}
            </span>
            <StateMark look={trapLook(trap)}>
              {trap.level === 'none' && !trap.checked ? words.unchecked : words.level[trap.level]}
            </StateMark>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function useText(): (text: Signal['text']) => string {
  const { lang } = useI18n();
  return (text) => (lang === 'en' ? text.en : text.zh);
}

function Detail({ id, cited, signal }: { id: string; cited: Cited; signal: Signal }) {
  const text = useText();
  return (
    <span className={css['detail']}>
      {text(signal.text)}
      <Evidence id={id} cited={cited} signal={signal} />
    </span>
  );
}

function Evidence({ id, cited, signal }: { id: string; cited: Cited; signal: Signal }) {
  if (signal.evidence.length === 0) return null;
  return (
    <span className={css['evidence']}>
      {signal.evidence.slice(0, EVIDENCE_SHOWN).map((key) => (
        <ObservationEvidence key={key} platformId={id} cited={cited} observation={key} />
      ))}
    </span>
  );
}
