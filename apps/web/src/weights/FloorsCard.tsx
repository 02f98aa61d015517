import type { RankingInputs } from '@kaopu/contracts';
import { floorsOf, METHOD, PROFILE_WEIGHTS, type ProfileId } from '@kaopu/scoring';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { countText, MISSING, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { INSIGHT_WORDS } from '../platform/insight-words.ts';
import dialog from '../platform/EditDialog.module.css';
import { Card } from '../ui/Card.tsx';
import rows from '../ui/rows.module.css';
import { WEIGHT_WORDS } from './words.ts';

/** What no weight can make up for. */
export const FloorsCard = memo(function FloorsCard({
  profile,
  inputs,
}: {
  profile: ProfileId;
  inputs: RankingInputs | undefined;
}) {
  const { m } = useI18n();
  const words = useWords(WEIGHT_WORDS).floors;
  const names = useWords(INSIGHT_WORDS).floors.floor;
  const count = (floor: RankingInputs['platforms'][number]['floor']) =>
    inputs === undefined
      ? MISSING
      : countText(inputs.platforms.filter((own) => own.floor === floor).length);
  return (
    <Card title={words.title}>
      <div className={dialog['form']}>
        <p>{words.lead(scoreText(METHOD.unverifiedCap))}</p>
        <p>{words.now(count('fail'), count('unknown'))}</p>
        <p>{words.asked(m.shell.profileShort[profile])}</p>
        <ul>
          {floorsOf(PROFILE_WEIGHTS[profile]).map((floor) => (
            <li key={floor} className={rows['row']} data-floor={floor}>
              {names[floor]}
            </li>
          ))}
        </ul>
        <Link to="/method" search={{}} hash="weights">
          {words.method}
        </Link>
      </div>
    </Card>
  );
});
