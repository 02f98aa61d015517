import type { TodayView } from '@kaopu/contracts';
import { useWords } from '../i18n/use-words.ts';
import { FromTo } from './FromTo.tsx';
import { PlatformLink } from './PlatformLink.tsx';
import { Points } from './Points.tsx';
import { Line, Section } from './Section.tsx';
import { TODAY_WORDS } from './words.ts';

/** Whose score fell and rose the furthest among the others, beyond its interval. */
export function Market({ market: { up, down } }: Pick<TodayView, 'market'>) {
  const words = useWords(TODAY_WORDS);
  if (up.length + down.length === 0) return null;
  return (
    <Section name="market" title={words.market}>
      {[...down, ...up].map((move) => (
        <Line key={move.platformId} mark={<Points move={move} />}>
          <PlatformLink of={move} />
          <FromTo move={move} />
        </Line>
      ))}
    </Section>
  );
}
