import type { PlatformDetail } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { send } from '../api/client.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { HEAD_WORDS } from './head-words.ts';
import css from './Header.module.css';
import { WatchButton } from './WatchButton.tsx';
import { PLATFORM_WORDS } from './words.ts';

/** What can be done about a platform, from every part of its page. */
export function Actions({ platform, onEdit }: { platform: PlatformDetail; onEdit: () => void }) {
  const { m } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const head = useWords(HEAD_WORDS);
  const client = useQueryClient();
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
    <div>
      <div className={css['actions']}>
        <WatchButton id={platform.id} />
        <Link to="/compare" search={{ ids: platform.id }} className={buttonClass('plain')}>
          {m.shell.nav.compare}
        </Link>
        <Link to="/log/new" search={{ platform: platform.id }} className={buttonClass('plain')}>
          {head.log}
        </Link>
        <Link
          to="/platforms/$id/report"
          params={{ id: platform.id }}
          className={buttonClass('plain')}
        >
          {head.report}
        </Link>
        <Button onClick={onEdit}>{texts.edit}</Button>
        <Button
          look="accent"
          disabled={running.isPending || !platform.probes.some((probe) => probe.enabled)}
          onClick={() => running.mutate()}
        >
          {texts.runAll}
        </Button>
      </div>
      <p role="status" className={css['note']}>
        {running.isSuccess ? texts.queued : null}
      </p>
      <ActionFailure error={running.error} />
    </div>
  );
}
