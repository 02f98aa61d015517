import type { PlatformDetail } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { useChooseProfile } from '../app/profile.ts';
import { scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { ProfileRow } from './ProfileRow.tsx';
import { profileRows, type ProfileView } from './profile-rows.ts';
import { PROFILE_WORDS } from './profile-words.ts';
import css from './Profiles.module.css';
import { ProfileTable } from './ProfileTable.tsx';
import { Recomputed } from './Recomputed.tsx';
import { PLATFORM_WORDS } from './words.ts';

const TICKS = [0, 25, 50, 75, 100];

/** The same platform for every buyer: one scale, the evidence the same, the weights named. */
export function Profiles({
  platform: { scores, stale },
  profile,
}: {
  platform: PlatformDetail;
  profile: ProfileId;
}) {
  const texts = useWords(PLATFORM_WORDS);
  const words = useWords(PROFILE_WORDS);
  const choose = useChooseProfile();
  const rows = profileRows(scores, profile);
  const current = rows.find((row) => row.id === profile);
  if (current === undefined) {
    return (
      <Card title={words.title}>
        <Empty text={texts.waiting} />
      </Card>
    );
  }
  return (
    <Card title={words.title}>
      <p className={css['finding']}>
        <strong>
          <Finding rows={rows} />
        </strong>
        <span className={css['hint']}>{words.hint}</span>
      </p>
      <fieldset className={css['rows']} aria-label={words.choose}>
        <div className={css['axis']} aria-hidden="true">
          <div className={css['ticks']}>
            {TICKS.map((tick) => (
              <span key={tick} style={{ left: `${tick}%` }}>
                {tick}
              </span>
            ))}
          </div>
        </div>
        {rows.map((row) => (
          <ProfileRow
            key={row.id}
            row={row}
            current={current.score}
            stale={stale}
            onChoose={() => choose(row.id)}
          />
        ))}
      </fieldset>
      <p className={css['legend']}>{words.axis}</p>
      <Recomputed scores={rows.map((row) => row.score)} />
      <ProfileTable rows={rows} />
    </Card>
  );
}

function Finding({ rows }: { rows: readonly ProfileView[] }) {
  const { m } = useI18n();
  const words = useWords(PROFILE_WORDS);
  const sorted = [...rows].sort((a, b) => b.score.value - a.score.value);
  const best = sorted[0];
  const worst = sorted.at(-1);
  if (best === undefined || worst === undefined) return null;
  const [top, bottom] = [scoreText(best.score.value), scoreText(worst.score.value)];
  return top === bottom
    ? words.alike(top)
    : words.finding(m.shell.profileShort[best.id], top, m.shell.profileShort[worst.id], bottom);
}
