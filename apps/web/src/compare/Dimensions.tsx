import type { ComparisonColumn } from '@kaopu/contracts';
import { DotPlot } from '../charts/DotPlot.tsx';
import { Marker } from '../charts/Marker.tsx';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import css from './Compare.module.css';
import { dimensionRows } from './dimension-rows.ts';
import { Radar } from './Radar.tsx';
import { COMPARE_WORDS } from './words.ts';

/** Where they differ by dimension; whoever asks sees the same as a radar besides. */
export function Dimensions({
  platforms,
  radar,
}: {
  platforms: readonly ComparisonColumn[];
  radar: boolean;
}) {
  const { lang, m } = useI18n();
  const words = useWords(COMPARE_WORDS);
  const rows = dimensionRows(platforms, words, m);
  const dimensions = rows.slice(1);
  const apart = dimensions.filter(({ isApart }) => isApart).map(({ label }) => label);
  const finding =
    apart.length === 0
      ? words.plot.none
      : apart.length === dimensions.length
        ? words.plot.all
        : words.plot.some(new Intl.ListFormat(lang).format(apart));
  const label = `${words.plot.title}: ${finding}`;
  return (
    <Card title={words.plot.title}>
      <p>
        <strong>{finding}</strong>
      </p>
      <p className={css['bar']} aria-hidden="true">
        {platforms.map(({ id, name }, series) => (
          <span key={id} className={css['bar']}>
            <Marker series={series} />
            {name}
          </span>
        ))}
      </p>
      <DotPlot label={label} hint={words.plot.hint} rows={rows} />
      <p className={css['quiet']}>{words.plot.legend}</p>
      {radar ? (
        <div className={css['page']} style={{ marginTop: 16 }}>
          <h3>{words.radar.title}</h3>
          <p className={css['quiet']}>{words.radar.note}</p>
          <Radar label={label} rows={dimensions} />
        </div>
      ) : null}
    </Card>
  );
}
