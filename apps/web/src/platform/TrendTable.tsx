import type { Trend } from '@kaopu/contracts';
import { useState } from 'react';
import { pointsText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { TREND_WORDS } from '../charts/trend-words.ts';
import { useWords } from '../i18n/use-words.ts';
import table from '../ui/table.module.css';
import { Clock } from '../ui/When.tsx';

/** The same points as numbers; built only once somebody opens it. */
export function TrendTable({ trend }: { trend: Trend }) {
  const { m } = useI18n();
  const trendWords = useWords(TREND_WORDS);
  const [open, setOpen] = useState(false);
  return (
    <details className={table['details']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.shell.table}</summary>
      {open ? (
        <div className={table['scroll']} tabIndex={0} role="group" aria-label={trendWords.title}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">{trendWords.at}</th>
                <th scope="col">{trendWords.value}</th>
                <th scope="col">{trendWords.lo}</th>
                <th scope="col">{trendWords.hi}</th>
                <th scope="col">{trendWords.status}</th>
              </tr>
            </thead>
            <tbody>
              {trend.points.map((point) => (
                <tr key={point.at}>
                  <td>
                    <Clock at={point.at} seconds />
                  </td>
                  <td>{pointsText(point.value)}</td>
                  <td>{pointsText(point.lo)}</td>
                  <td>{pointsText(point.hi)}</td>
                  <td>{m.words.status[point.status]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </details>
  );
}
