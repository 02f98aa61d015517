import { useProfile } from '../../app/profile.ts';
import { BadgeCard } from '../../badge/BadgeCard.tsx';
import { Exposure } from '../../entries/Exposure.tsx';
import { Changed } from '../Changed.tsx';
import { FirstSteps } from '../FirstSteps.tsx';
import { Insights } from '../Insights.tsx';
import { ReplyCard } from '../../reply/ReplyCard.tsx';
import { RunAway } from '../../run-away/RunAway.tsx';
import css from '../PlatformPage.module.css';
import { Profiles } from '../Profiles.tsx';
import { Reasons } from '../Reasons.tsx';
import { TrendCard } from '../TrendCard.tsx';
import { usePlatform } from '../use-platform.ts';
import { Why } from '../Why.tsx';

/** 总览: where it stands, why, and what to be wary of. */
export function OverviewPart() {
  const profile = useProfile();
  const platform = usePlatform();
  const { id, score, createdAt } = platform;
  const about = { id, profile, scored: score !== null };
  return (
    <div className={css['page']}>
      <FirstSteps platform={platform} />
      <TrendCard id={id} profile={profile} since={createdAt} />
      <Changed {...about} />
      <RunAway id={id} scored={score !== null} />
      <Insights {...about} />
      <div className={css['columns']}>
        <Why {...about} />
        <div className={css['page']}>
          <Reasons {...about} />
          <Exposure id={id} />
          <ReplyCard id={id} />
          <BadgeCard platform={platform} profile={profile} />
        </div>
      </div>
      <Profiles platform={platform} profile={profile} />
    </div>
  );
}
