import type { ProbeRun } from '@kaopu/contracts';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { cellsOf, type Cell } from './strip.ts';
import css from './Strip.module.css';
import { PROBES_WORDS } from './words.ts';

const PITCH = 4;
const SHOWN = 60;
const ORDER: readonly Cell[] = ['ok', 'slow', 'fail', 'blocked', 'skipped'];

/** Told apart by shape first: whole, low, cross, bar with a gap, dot. */
const SHAPES: Readonly<Record<Cell, (x: number) => string>> = {
  ok: (x) => `M${x} 2v16`,
  slow: (x) => `M${x} 9v9`,
  fail: (x) => `M${x - 1.5} 7l3 6m0 -6l-3 6`,
  blocked: (x) => `M${x} 2v5m0 6v5`,
  skipped: (x) => `M${x} 16v2`,
};

/** A probe's last looks, oldest on the left: one path a state, so that a page of them stays light. */
export function Strip({ runs }: { runs: readonly ProbeRun[] }) {
  const words = useWords(PROBES_WORDS);
  const cells = cellsOf(runs).slice(-SHOWN);
  const first = SHOWN - cells.length;
  const counted = ORDER.map((cell) => [cell, cells.filter((one) => one === cell).length] as const)
    .filter(([, n]) => n > 0)
    .map(([cell, n]) => `${words.short[cell]} ${countText(n)}`)
    .join(' · ');
  return (
    <svg
      viewBox={`0 0 ${SHOWN * PITCH} 20`}
      className={css['strip']}
      role="img"
      aria-label={counted === '' ? words.none : counted}
      data-cells={cells.join(' ')}
    >
      <title>{counted === '' ? words.none : counted}</title>
      {ORDER.filter((cell) => cells.includes(cell)).map((cell) => (
        <path
          key={cell}
          className={css[cell]}
          d={cells
            .map((one, i) => (one === cell ? SHAPES[cell]((first + i + 0.5) * PITCH) : ''))
            .join('')}
        />
      ))}
    </svg>
  );
}

/** What the shapes mean. */
export function StripLegend() {
  const words = useWords(PROBES_WORDS);
  return (
    <ul className={css['legend']} aria-label={words.legend}>
      {ORDER.map((cell) => (
        <li key={cell}>
          <svg viewBox="0 0 6 20" className={css['key']} aria-hidden="true">
            <path className={css[cell]} d={SHAPES[cell](3)} />
          </svg>
          {words.cells[cell]}
        </li>
      ))}
    </ul>
  );
}
