import type { ScoreChangeView } from '@kaopu/contracts';
import { REASON_TEXTS } from '@kaopu/scoring';
import { pointsText } from '../format/number.ts';
import type { Lang } from '../format/time.ts';
import type { Messages } from '../i18n/messages.ts';
import { INSIGHT_WORDS } from './insight-words.ts';

type ReasonChange = Omit<ScoreChangeView['reasons'][number], 'evidence'>;

/** A reason that came, grew, shrank or went, as a sentence. */
export function reasonChangeText(reason: ReasonChange, { lang, m }: { lang: Lang; m: Messages }) {
  const { code, dimension, change } = reason;
  const words = INSIGHT_WORDS[lang].change.reason;
  const said = REASON_TEXTS[code][lang === 'en' ? 'en' : 'zh'];
  // What an indicator says stands for itself; what is not known needs its dimension.
  const text =
    code === 'not-enough-evidence' && dimension !== null
      ? `${m.words.dimension[dimension]} · ${said}`
      : said;
  const [from, to] = [pointsText(reason.from), pointsText(reason.to)];
  if (change === 'appeared') return words.appeared(text, to);
  return change === 'gone' ? words.gone(text, from) : words[change](text, from, to);
}
