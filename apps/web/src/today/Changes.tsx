import type { TodayChange, TodayView } from '@kaopu/contracts';
import { hasLeftInterval } from '@kaopu/scoring';
import line from '../alerts/AlertLine.module.css';
import { useKeptFocus } from '../alerts/use-kept-focus.ts';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Basis } from '../platform/Basis.tsx';
import { reasonChangeText } from '../platform/reason-change-text.ts';
import { IntervalBar } from '../score/IntervalBar.tsx';
import { Button } from '../ui/Button.tsx';
import { FromTo } from './FromTo.tsx';
import { PlatformLink } from './PlatformLink.tsx';
import { Points } from './Points.tsx';
import { Line, Section } from './Section.tsx';
import { Stake } from './Stake.tsx';
import css from './Today.module.css';
import { TODAY_WORDS } from './words.ts';

/** Scores that moved; those marked as seen are only counted. */
export function Changes({
  changes: { items, total },
  news,
  onSee,
  onUnsee,
}: {
  changes: TodayView['changes'];
  news: readonly TodayChange[];
  onSee: (change: TodayChange) => void;
  onUnsee: (changes: readonly TodayChange[]) => void;
}) {
  const words = useWords(TODAY_WORDS);
  const seen = items.length - news.length;
  const group = useKeptFocus(seen > 0, String(seen));
  if (items.length === 0) return null;
  return (
    <div ref={group} tabIndex={-1}>
      <Section
        name="changes"
        title={words.changes}
        left={total - items.length}
        aside={
          seen === 0 ? null : (
            <span role="status">
              {words.seenCount(countText(seen))}{' '}
              <Button look="quiet" onClick={() => onUnsee(items)}>
                {words.again}
              </Button>
            </span>
          )
        }
      >
        {news.length === 0
          ? null
          : news.map((change) => (
              <Change key={change.platformId} change={change} onSee={() => onSee(change)} />
            ))}
      </Section>
    </div>
  );
}

function Change({ change, onSee }: { change: TodayChange; onSee: () => void }) {
  const i18n = useI18n();
  const words = useWords(TODAY_WORDS);
  const { before, after, reason, otherMethod, platformId, platformName, evidence } = change;
  const isApart = before.hi < after.lo || after.hi < before.lo;
  const certainty = hasLeftInterval(before, after)
    ? words[isApart ? 'sure' : 'unsure']
    : words.within;
  return (
    <Line
      mark={<Points move={change} />}
      side={
        <Button aria-label={words.seenOf(platformName)} onClick={onSee}>
          {words.seen}
        </Button>
      }
    >
      <PlatformLink of={change} />
      <FromTo move={change} />
      <span className={css['bars']} aria-hidden="true">
        <IntervalBar score={before} thin />
        <IntervalBar score={after} thin />
      </span>
      <span className={line['text']}>
        {reason === null ? null : `${reasonChangeText(reason, i18n)} · `}
        {otherMethod ? `${words.otherMethod} · ` : null}
        {certainty}
      </span>
      {change.exposure === null ? null : <Stake exposure={change.exposure} />}
      <Basis
        platformId={platformId}
        evidence={evidence}
        title={words.basis(countText(evidence.length))}
        className={line['at']}
      />
    </Line>
  );
}
