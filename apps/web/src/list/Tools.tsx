import type { DimensionId } from '@kaopu/scoring';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useProfile } from '../app/profile.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import type { ListRow } from './columns.ts';
import css from './ListPage.module.css';
import { moreQuery } from './queries.ts';
import { LISTING_WORDS } from './words.ts';

const Views = lazy(async () => ({ default: (await import('./Views.tsx')).Views }));

/** What is seldom needed comes when it is asked for. */
export function Tools({
  rows,
  dimensions,
}: {
  rows: readonly ListRow[];
  dimensions: readonly DimensionId[];
}) {
  const i18n = useI18n();
  const words = useWords(LISTING_WORDS);
  const client = useQueryClient();
  const profile = useProfile();
  const [open, setOpen] = useState(false);

  async function save() {
    const [{ saveList }, { sites }] = await Promise.all([
      import('./save-list.ts'),
      client.fetchQuery(moreQuery(profile)),
    ]);
    saveList(rows, sites, dimensions, profile, i18n);
  }

  return (
    <div className={css['more']}>
      <Button look="quiet" disabled={rows.length === 0} onClick={() => void save()}>
        {words.export}
      </Button>
      <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.views}
      </Button>
      {open ? (
        <Suspense>
          <Views />
        </Suspense>
      ) : null}
    </div>
  );
}
