import type { ChannelCreated } from '@kaopu/contracts';
import { useWords } from '../i18n/use-words.ts';
import { ShownOnce } from '../ui/ShownOnce.tsx';
import { CHANNEL_WORDS } from './words.ts';

/** What was made for a new channel: a feed's address, or the secret that a webhook is signed with. */
export function MadeSecret({
  channel: { kind, secret },
  onClose,
}: {
  channel: ChannelCreated;
  onClose: () => void;
}) {
  const words = useWords(CHANNEL_WORDS);
  const isFeed = kind === 'feed';
  return (
    <ShownOnce
      title={isFeed ? words.feedTitle : words.secretTitle}
      label={isFeed ? words.feed : words.secret}
      secret={isFeed ? `${location.origin}${secret}` : (secret ?? '')}
      words={words}
      onClose={onClose}
    >
      <p>{isFeed ? words.feedText : words.secretText}</p>
    </ShownOnce>
  );
}
