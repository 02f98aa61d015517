import { useQuery } from '@tanstack/react-query';
import type { Proposal } from '../api/detection.ts';
import { probeKindsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { intervalChoices } from '../platform/intervals.ts';
import control from '../ui/control.module.css';
import css from './Proposals.module.css';

const FLOOR_SECONDS = 60;

/** What will be looked at and how often, in words; never a cron line. */
export function Proposals({
  probes,
  onInterval,
}: {
  probes: readonly Proposal[];
  onInterval: (key: string, seconds: number) => void;
}) {
  const { lang, m, every } = useI18n();
  const kinds = useQuery(probeKindsQuery);
  const text = lang === 'en' ? 'en' : 'zh';
  return (
    <ul className={css['probes']}>
      {probes.map((probe, i) => {
        const kind = kinds.data?.items.find((entry) => entry.kind === probe.kind);
        const title = kind?.title[text] ?? probe.kind;
        return (
          <li key={`${probe.kind}${i}`} className={css['probe']}>
            <span className={css['what']}>
              <strong>{title}</strong>
              <span className={css['next']}>
                {m.register.nextLook(every(probe.intervalSeconds))}
              </span>
            </span>
            <select
              className={control['select']}
              aria-label={`${title}: ${m.register.interval}`}
              value={probe.intervalSeconds}
              onChange={(event) => onInterval(`${probe.kind}${i}`, Number(event.target.value))}
            >
              {intervalChoices(
                probe.intervalSeconds,
                kind?.minIntervalSeconds ?? FLOOR_SECONDS,
              ).map((seconds) => (
                <option key={seconds} value={seconds}>
                  {every(seconds)}
                </option>
              ))}
            </select>
          </li>
        );
      })}
    </ul>
  );
}
