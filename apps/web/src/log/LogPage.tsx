import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { platformQuery } from '../api/queries.ts';
import { useTitle } from '../app/use-title.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Segments } from '../ui/Segments.tsx';
import { LOG_TYPES } from './log-type.ts';
import { knownPlatforms, type NamedPlatform } from './known-platforms.ts';
import css from './Log.module.css';
import { LogForm } from './LogForm.tsx';
import { Originals } from './Originals.tsx';
import { OutboxCard } from './OutboxCard.tsx';
import { LOG_WORDS } from './words.ts';

/** The platform that a link names; undefined while its name is asked for. */
function useGiven(id: string | undefined): NamedPlatform | null | undefined {
  const known = knownPlatforms().find((platform) => platform.id === id);
  const asked = useQuery({
    ...platformQuery(id ?? ''),
    enabled: id !== undefined && known === undefined,
  });
  if (id === undefined) return null;
  if (known !== undefined) return known;
  if (asked.isLoading) return undefined;
  return asked.data === undefined ? null : { id, name: asked.data.name };
}

/** For a thumb, in a shop's chat or right after paying: a conversation or a purchase, in a few taps. */
export function LogPage() {
  const words = useWords(LOG_WORDS);
  const navigate = useNavigate();
  const { type = 'chat', platform } = useSearch({ from: '/log/new' });
  const given = useGiven(platform);
  useTitle(words.title);
  return (
    <div className={css['page']}>
      <h1>{words.title}</h1>
      <Segments
        label={words.types.label}
        options={LOG_TYPES.map((id) => ({ id, text: words.types[id] }))}
        value={type}
        onChange={(chosen) =>
          void navigate({
            to: '/log/new',
            replace: true,
            search: { type: chosen, ...(platform === undefined ? {} : { platform }) },
          })
        }
      />
      <Card title={words.types[type]}>
        <LogForm key={type} type={type} given={given} />
      </Card>
      <OutboxCard />
      <Originals />
    </div>
  );
}
