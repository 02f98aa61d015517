import type { Detection } from '../api/detection.ts';
import { wordFor } from '../i18n/messages.ts';
import { STOREFRONTS } from '../i18n/storefront-names.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { CONTACTS } from './contact-words.ts';
import css from './Found.module.css';
import { REGISTER_WORDS } from './words.ts';

export function Found({ detection }: { detection: Detection }) {
  const words = useWords(REGISTER_WORDS);
  const names = useWords(STOREFRONTS);
  const channels = useWords(CONTACTS);
  const { contacts } = detection;
  return (
    <Card title={words.found}>
      <dl className={css['facts']}>
        <div>
          <dt>{words.software}</dt>
          <dd>{wordFor(names, detection.storefront)}</dd>
        </div>
        <div>
          <dt>{words.siteTitle}</dt>
          <dd>{detection.title}</dd>
        </div>
        <div>
          <dt>{words.icp}</dt>
          <dd>{detection.icpNumber ?? <span className={css['none']}>{words.icpNone}</span>}</dd>
        </div>
        <div>
          <dt>{words.contacts}</dt>
          <dd>
            {contacts.length === 0 ? (
              <span className={css['none']}>{words.contactsNone}</span>
            ) : (
              contacts
                .map(({ channel, value }) => `${wordFor(channels, channel)} ${value}`)
                .join(' · ')
            )}
          </dd>
        </div>
      </dl>
    </Card>
  );
}
