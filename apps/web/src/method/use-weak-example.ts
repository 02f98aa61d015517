import {
  DIMENSIONS,
  normalisedWeights,
  overall,
  PROFILE_WEIGHTS,
  type ProfileId,
} from '@kaopu/scoring';
import { scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { METHOD_WORDS } from './words.ts';

const HIGH = 90;
const LOW = 30;
const WEAK = 'supply-chain';

/** One weak dimension among good ones: the score as the package computes it, beside the plain mean. */
export function useWeakExample(profile: ProfileId): string {
  const { m } = useI18n();
  const words = useWords(METHOD_WORDS).steps.overall;
  const weights = normalisedWeights(PROFILE_WEIGHTS[profile]);
  const { value } = overall(
    DIMENSIONS.map((dimension) => ({
      dimension,
      s: (dimension === WEAK ? LOW : HIGH) / 100,
      sd: 0,
    })),
    weights,
  );
  const mean = HIGH - weights[WEAK] * (HIGH - LOW);
  return words.example(
    m.words.dimension[WEAK],
    scoreText(LOW),
    scoreText(HIGH),
    scoreText(value),
    scoreText(mean),
  );
}
