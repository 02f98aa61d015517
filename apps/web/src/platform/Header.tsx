import type { PlatformDetail } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { countText, percentText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { STOREFRONTS } from '../i18n/storefront-names.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { MAINTENANCE_WORDS } from '../maintenance/words.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { MutedTag } from '../ui/MutedTag.tsx';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { EditDialog } from './EditDialog.tsx';
import css from './Header.module.css';
import { ScoreLine } from './ScoreLine.tsx';
import { Standing } from './Standing.tsx';
import { PLATFORM_WORDS } from './words.ts';

export function Header({ platform, profile }: { platform: PlatformDetail; profile: ProfileId }) {
  const { m, absolute } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const maintenance = useWords(MAINTENANCE_WORDS);
  const names = useWords(STOREFRONTS);
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const score = platform.scores.find((view) => view.profile === profile) ?? platform.score;
  const running = useMutation({
    mutationFn: () =>
      Promise.all(
        platform.probes
          .filter((probe) => probe.enabled)
          .map((probe) => send('POST', `/probes/${probe.id}/run`)),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['platform', platform.id, 'detail'] }),
  });

  return (
    <header className={css['header']}>
      <div className={css['who']}>
        <h1>{platform.name}</h1>
        <Standing id={platform.id} />
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
          <Button look="quiet" onClick={() => setEditing(true)}>
            {texts.wrong}
          </Button>
        </p>
      </div>
      <div className={css['actions']}>
        <Link to="/compare" search={{ ids: platform.id }} className={buttonClass('plain')}>
          {m.shell.nav.compare}
        </Link>
        <Button onClick={() => setEditing(true)}>{texts.edit}</Button>
        <Button
          look="accent"
          disabled={running.isPending || !platform.probes.some((probe) => probe.enabled)}
          onClick={() => running.mutate()}
        >
          {texts.runAll}
        </Button>
      </div>
      <div className={css['score']}>
        {score === null ? (
          <p className={css['waiting']}>{texts.waiting}</p>
        ) : (
          <ScoreLine score={score} stale={platform.stale} />
        )}
      </div>
      <dl className={css['numbers']}>
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
      <div role="status" className={css['note']}>
        {running.isSuccess ? texts.queued : null}
      </div>
      <ActionFailure error={running.error} />
      {editing ? <EditDialog platform={platform} onClose={() => setEditing(false)} /> : null}
    </header>
  );
}
