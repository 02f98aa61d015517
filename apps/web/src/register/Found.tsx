import type { Detection } from '../api/detection.ts';
import { wordFor } from '../i18n/messages.ts';
import { STOREFRONTS } from '../i18n/storefront-names.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { CONTACTS } from './contact-words.ts';
import css from './Found.module.css';

export function Found({ detection }: { detection: Detection }) {
  const { m } = useI18n();
  const names = useWords(STOREFRONTS);
  const channels = useWords(CONTACTS);
  const { contacts } = detection;
  return (
    <Card title={m.register.found}>
      <dl className={css['facts']}>
        <div>
          <dt>{m.register.software}</dt>
          <dd>{wordFor(names, detection.storefront)}</dd>
        </div>
        <div>
          <dt>{m.register.siteTitle}</dt>
          <dd>{detection.title}</dd>
        </div>
        <div>
          <dt>{m.register.icp}</dt>
          <dd>
            {detection.icpNumber ?? <span className={css['none']}>{m.register.icpNone}</span>}
          </dd>
        </div>
        <div>
          <dt>{m.register.contacts}</dt>
          <dd>
            {contacts.length === 0 ? (
              <span className={css['none']}>{m.register.contactsNone}</span>
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
