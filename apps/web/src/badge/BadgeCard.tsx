import type { PlatformDetail } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import css from './BadgeCard.module.css';
import { badgeSnippet } from './snippet.ts';
import { BADGE_WORDS } from './words.ts';

/** The badge as others see it, and what to paste to show it. */
export function BadgeCard({
  platform: { id, name },
  profile,
}: {
  platform: Pick<PlatformDetail, 'id' | 'name'>;
  profile: ProfileId;
}) {
  const { lang } = useI18n();
  const words = useWords(BADGE_WORDS);
  const [copied, setCopied] = useState(false);
  const query = new URLSearchParams({ profile, lang: lang === 'en' ? 'en' : 'zh' });
  const path = `/api/v1/platforms/${id}/badge.svg?${query}`;
  const page = `${location.origin}/platforms/${id}?profile=${profile}`;
  const alt = words.alt(name);
  const snippet = badgeSnippet({ image: location.origin + path, page, alt });
  return (
    <Card title={words.title} aside={<NewTabLink href={path}>{words.open}</NewTabLink>}>
      <p className={css['quiet']}>{words.lead}</p>
      <p className={css['picture']}>
        <img src={path} alt={alt} height={24} data-badge />
      </p>
      <Field label={words.snippet}>
        {(ids) => (
          <textarea {...ids} className={control['input']} rows={3} readOnly value={snippet} />
        )}
      </Field>
      <p className={css['row']}>
        {'clipboard' in navigator ? (
          <Button
            onClick={() => void navigator.clipboard.writeText(snippet).then(() => setCopied(true))}
          >
            {words.copy}
          </Button>
        ) : null}
        <span role="status">{copied ? words.copied : null}</span>
      </p>
    </Card>
  );
}
