import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Entries } from '../../entries/Entries.tsx';
import { entriesQuery } from '../../entries/queries.ts';
import { PacksCard } from '../../packs/PacksCard.tsx';
import { Looks } from '../Looks.tsx';
import css from '../PlatformPage.module.css';
import { usePlatform } from '../use-platform.ts';

/** 证据: what people told, and every look with what it kept. */
export function EvidencePart() {
  const { id } = usePlatform();
  const { hash } = useLocation();
  const { isSuccess } = useInfiniteQuery(entriesQuery(id));
  // An address leads to one entry, which is there only once all have been read.
  useEffect(() => {
    if (isSuccess && hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [hash, isSuccess]);
  return (
    <div className={css['page']}>
      <Entries id={id} />
      <PacksCard platformId={id} />
      <Looks id={id} />
    </div>
  );
}
