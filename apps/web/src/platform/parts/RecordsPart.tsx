import { RecordsCard } from '../../records/RecordsCard.tsx';
import css from '../PlatformPage.module.css';
import { usePlatform } from '../use-platform.ts';
import { Wording } from '../Wording.tsx';

/** 资质与处罚: what public records say of it, and what it says itself. */
export function RecordsPart() {
  const { id, probes } = usePlatform();
  return (
    <div className={css['page']}>
      <RecordsCard id={id} />
      <Wording id={id} probes={probes} />
    </div>
  );
}
