import type { Page, PlatformRow } from '@kaopu/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../api/client.ts';
import { channelsQuery } from '../api/queries.ts';
import { useTitle } from '../app/use-title.ts';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { AddressForm } from '../list/AddressForm.tsx';
import { buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import css from '../settings/Settings.module.css';
import { SETUP_WORDS } from './words.ts';

/** One platform, if there is any. */
const oneQuery = queryOptions({
  queryKey: ['platforms', 'one'],
  queryFn: async ({ signal }) =>
    (await read<Page<PlatformRow>>('/platforms', { limit: 1 }, signal)).items[0] ?? null,
});

/** What to do on a new installation, in order, and what of it is done. */
export function SetupPage() {
  const words = useWords(SETUP_WORDS);
  useTitle(words.title);
  const one = useQuery(oneQuery);
  return (
    <div className={css['page']}>
      <header>
        <h1>{words.title}</h1>
        <p className={css['quiet']}>{words.lead}</p>
      </header>
      {one.isPending ? <Skeleton height={160} rows={3} /> : null}
      {one.isError ? <Failure error={one.error} onRetry={() => void one.refetch()} /> : null}
      {one.isSuccess ? <Steps platform={one.data} /> : null}
    </div>
  );
}

function Steps({ platform }: { platform: PlatformRow | null }) {
  const words = useWords(SETUP_WORDS);
  const channels = useQuery(channelsQuery).data ?? [];
  return (
    <>
      <Card title={words.register}>
        {platform === null ? (
          <AddressForm />
        ) : (
          <p>
            {words.registered(platform.name)} <Link to="/register">{words.another}</Link>
          </p>
        )}
      </Card>
      <Card title={words.read}>
        <div className={css['stack']}>
          <p>{words.readText}</p>
          {platform === null ? null : (
            <p>
              <Link
                to="/platforms/$id"
                params={{ id: platform.id }}
                className={buttonClass('accent')}
              >
                {words.open(platform.name)}
              </Link>
            </p>
          )}
        </div>
      </Card>
      <Card title={words.notify}>
        <div className={css['stack']}>
          <p>{words.notifyText}</p>
          <p>
            {channels.length === 0 ? null : (
              <Link to="/channels">{words.channels(countText(channels.length))}</Link>
            )}{' '}
            <Link
              to="/channels/new/{-$kind}"
              params={{ kind: undefined }}
              className={buttonClass('plain')}
            >
              {words.addChannel}
            </Link>
          </p>
        </div>
      </Card>
      <p className={css['quiet']}>
        {words.rest} <Link to="/settings">{words.settings}</Link>
      </p>
    </>
  );
}
