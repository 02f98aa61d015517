import type { ChannelKindView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/use-title.ts';
import shared from '../entries/EntryPage.module.css';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import css from './Channels.module.css';
import { NewChannel } from './NewChannel.tsx';
import { channelKindsQuery } from './queries.ts';
import { CHANNEL_WORDS } from './words.ts';

const route = getRouteApi('/channels/new/{-$kind}');

/** A kind's form, or the choice of a kind. */
export function NewChannelPage() {
  const words = useWords(CHANNEL_WORDS);
  const kinds = useQuery(channelKindsQuery);
  const { kind: name } = route.useParams();
  const kind = kinds.data?.find((one) => one.kind === name);
  useTitle(words.add);
  return (
    <div className={css['page']}>
      {name === undefined ? (
        <Link to="/channels" className={shared['back']}>
          ‹ {words.back}
        </Link>
      ) : (
        <Link to="/channels/new/{-$kind}" params={{ kind: undefined }} className={shared['back']}>
          ‹ {words.all}
        </Link>
      )}
      {kinds.isPending ? <Skeleton height={72} rows={8} /> : null}
      {kinds.isError ? <Failure error={kinds.error} onRetry={() => void kinds.refetch()} /> : null}
      {name === undefined ? <KindLinks kinds={kinds.data ?? []} /> : null}
      {kinds.isSuccess && name !== undefined && kind === undefined ? (
        <Empty text={words.unknownKind} />
      ) : null}
      {kind === undefined ? null : <NewChannel key={kind.kind} kind={kind} />}
    </div>
  );
}

function KindLinks({ kinds }: { kinds: readonly ChannelKindView[] }) {
  const words = useWords(CHANNEL_WORDS);
  const { lang } = useI18n();
  const language = lang === 'en' ? 'en' : 'zh';
  return (
    <>
      <h1>{words.choose}</h1>
      <ul className={shared['kinds']}>
        {kinds.map(({ kind, title, description }) => (
          <li key={kind}>
            <Link to="/channels/new/{-$kind}" params={{ kind }}>
              <strong>{title[language]}</strong>
              <span>{description[language]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
