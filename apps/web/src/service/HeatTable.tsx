import type { ServiceView } from '@kaopu/contracts';
import { useWide } from '../app/use-wide.ts';
import { useWords } from '../i18n/use-words.ts';
import { cx } from '../ui/classes.ts';
import { heatAt } from './heat.ts';
import css from './HeatTable.module.css';
import { SERVICE_WORDS } from './words.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** Hours across and days down; on a phone the other way round, so that nobody swipes. */
export function HeatTable({ service }: { service: ServiceView }) {
  const words = useWords(SERVICE_WORDS);
  const wide = useWide();
  const dayName = (weekday: number) => words.day(words.days[weekday - 1] ?? '');
  const cell = (weekday: number, hour: number) => (
    <Cell key={`${weekday}|${hour}`} service={service} weekday={weekday} hour={hour} />
  );
  return (
    <table className={css['table']} data-wide={wide}>
      <caption className={css['caption']}>{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{wide ? words.weekdays : words.hours}</th>
          {(wide ? HOURS : WEEKDAYS).map((place) => (
            <th key={place} scope="col">
              {wide ? place : dayName(place)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(wide ? WEEKDAYS : HOURS).map((row) => (
          <tr key={row}>
            <th scope="row">{wide ? dayName(row) : words.hour(String(row))}</th>
            {wide
              ? HOURS.map((hour) => cell(row, hour))
              : WEEKDAYS.map((weekday) => cell(weekday, row))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ service, weekday, hour }: { service: ServiceView; weekday: number; hour: number }) {
  const words = useWords(SERVICE_WORDS);
  const found = heatAt(service, { weekday, hour }, words);
  if (found === null) return <td />;
  return (
    <td
      className={cx(found.step !== null && css[`step${found.step}`], found.few && css['few'])}
      data-step={found.step ?? 'unknown'}
      data-few={found.few}
      title={found.words}
    >
      <span>{found.text}</span>
    </td>
  );
}

/** What the colours and the hatching mean. */
export function HeatLegend() {
  const words = useWords(SERVICE_WORDS);
  return (
    <ul className={css['legend']}>
      <li>{words.legend}</li>
      {words.steps.map((text, i) => (
        <li key={text}>
          <span className={cx(css['swatch'], css[`step${i + 1}`])} aria-hidden="true" />
          {text}
        </li>
      ))}
      <li>
        <span className={cx(css['swatch'], css['few'])} aria-hidden="true" />
        {words.few}
      </li>
      <li>{words.none}</li>
    </ul>
  );
}
