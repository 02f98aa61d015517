import type { PlatformDetail } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { EXPOSURE } from '../entries/queries.ts';
import { useExposure } from '../entries/use-exposure.ts';
import { countText, moneyText, percentText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { STOREFRONTS } from '../i18n/storefront-names.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { MAINTENANCE_WORDS } from '../maintenance/words.ts';
import { Button } from '../ui/Button.tsx';
import { MutedTag } from '../ui/MutedTag.tsx';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { Actions } from './Actions.tsx';
import { EditDialog } from './EditDialog.tsx';
import { GateFailed } from './GateFailed.tsx';
import { HEAD_WORDS } from './head-words.ts';
import css from './Header.module.css';
import { ScoreFacts } from './ScoreFacts.tsx';
import { ScoreLine } from './ScoreLine.tsx';
import { Standing } from './Standing.tsx';
import { PLATFORM_WORDS } from './words.ts';

export function Header({ platform, profile }: { platform: PlatformDetail; profile: ProfileId }) {
  const { m, absolute } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const head = useWords(HEAD_WORDS);
  const maintenance = useWords(MAINTENANCE_WORDS);
  const names = useWords(STOREFRONTS);
  const [editing, setEditing] = useState(false);
  const score = platform.scores.find((view) => view.profile === profile) ?? null;
  return (
    <header className={css['header']}>
      <div className={css['who']}>
        <h1>{platform.name}</h1>
        <Standing id={platform.id} />
        {score?.status === 'vetoed' ? <GateFailed id={platform.id} failed={score.failed} /> : null}
        {platform.maintenance === null ? null : (
          <p role="status">
            <Tag look="warning">{maintenance.title}</Tag>{' '}
            {maintenance.now(absolute(platform.maintenance.until))}
          </p>
        )}
        <p className={css['facts']}>
          <NewTabLink href={platform.siteUrl}>{platform.siteUrl}</NewTabLink>
          {platform.storefront === null ? null : <span>{wordFor(names, platform.storefront)}</span>}
          <span>{platform.legalName ?? texts.noEntity}</span>
          {platform.uscc === null ? null : (
            <span>
              {texts.uscc} {platform.uscc}
            </span>
          )}
          {platform.icp === null ? (
            <span>{head.icpNone}</span>
          ) : (
            <span>
              {head.icp} {platform.icp.number} <When at={platform.icp.at} />
            </span>
          )}
          <Button look="quiet" onClick={() => setEditing(true)}>
            {texts.wrong}
          </Button>
        </p>
      </div>
      <Actions platform={platform} onEdit={() => setEditing(true)} />
      <div className={css['score']}>
        {score === null ? (
          <p className={css['waiting']}>{texts.waiting}</p>
        ) : (
          <>
            <ScoreLine score={score} stale={platform.stale} />
            <ScoreFacts id={platform.id} profile={profile} score={score} />
          </>
        )}
      </div>
      <dl className={css['numbers']}>
        <Stake id={platform.id} />
        <div>
          <dt>{texts.coverage}</dt>
          <dd>{percentText(score?.coverage ?? null)}</dd>
        </div>
        <div>
          <dt>{texts.lastSeen}</dt>
          <dd>
            {platform.lastObservedAt === null ? (
              m.list.never
            ) : (
              <When at={platform.lastObservedAt} />
            )}{' '}
            {platform.stale ? (
              <Tag look="dashed" title={m.words.staleHelp}>
                {m.words.stale}
              </Tag>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{texts.registered}</dt>
          <dd>
            <When at={platform.createdAt} />
          </dd>
        </div>
        <div>
          <dt>{m.shell.nav.alerts}</dt>
          <dd>
            {platform.openAlerts === 0 || platform.worstSeverity === null ? (
              m.list.noAlerts
            ) : (
              <Link to="/alerts" search={{}} className={css['alerts']}>
                <Severity mark={platform.worstSeverity} />{' '}
                {texts.openAlerts(countText(platform.openAlerts))}{' '}
                <MutedTag count={platform.mutedAlerts} />
              </Link>
            )}
          </dd>
        </div>
      </dl>
      {editing ? <EditDialog platform={platform} onClose={() => setEditing(false)} /> : null}
    </header>
  );
}

/** How much of one's own money lies there, and where to say so. */
function Stake({ id }: { id: string }) {
  const head = useWords(HEAD_WORDS);
  const { total, search } = useExposure(id);
  return (
    <div data-fact="stake">
      <dt>{head.stake}</dt>
      <dd>
        {total === null ? head.stakeNone : moneyText(total)}{' '}
        <Link
          to="/platforms/$id/entries/new/{-$kind}"
          params={{ id, kind: EXPOSURE }}
          search={search}
        >
          {head.stakeEdit}
        </Link>
      </dd>
    </div>
  );
}
