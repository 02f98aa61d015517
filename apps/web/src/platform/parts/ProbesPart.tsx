import { Maintenance } from '../../maintenance/Maintenance.tsx';
import css from '../PlatformPage.module.css';
import { Probes } from '../Probes.tsx';
import { usePlatform } from '../use-platform.ts';

/** 探测: what looks at it and when, and when it is left in peace. */
export function ProbesPart() {
  const platform = usePlatform();
  return (
    <div className={css['page']}>
      <Probes platform={platform} />
      <Maintenance id={platform.id} />
    </div>
  );
}
