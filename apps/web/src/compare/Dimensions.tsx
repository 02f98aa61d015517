import type { ComparisonColumn } from '@kaopu/contracts';
import { useRef, useState } from 'react';
import { handOver } from '../api/save-as.ts';
import { useProfile } from '../app/profile.ts';
import { DotPlot } from '../charts/DotPlot.tsx';
import { Marker } from '../charts/Marker.tsx';
import { absoluteText, beijing } from '../format/time.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import css from './Compare.module.css';
import { dimensionRows } from './dimension-rows.ts';
import { pngOf } from './png.ts';
import { Radar } from './Radar.tsx';
import { STRIP_WORDS } from './strip-words.ts';
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
  const strip = useWords(STRIP_WORDS);
  const profile = useProfile();
  const plot = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const rows = dimensionRows(platforms, words, m);
  const dimensions = rows.slice(1);
  const apart = dimensions.filter(({ isApart }) => isApart).map(({ label }) => label);
  const finding =
    apart.length === 0
      ? words.plot.none
      : apart.length === dimensions.length
        ? words.plot.all
        : words.plot.some(new Intl.ListFormat(lang).format(apart));
  const label = words.plot.about(finding);

  async function save() {
    const svg = plot.current?.querySelector('svg');
    if (!(svg instanceof SVGSVGElement)) return;
    const now = Date.now();
    const made = strip.pngMade(absoluteText(now), m.shell.profile[profile]);
    const names = platforms.map(({ name }) => name);
    try {
      const png = await pngOf(svg, { lines: [finding, made], names });
      setFailed(false);
      handOver(png, `kaopu-compare-${beijing(now).date}.png`);
    } catch {
      // A browser that keeps canvases to itself, against being recognised.
      setFailed(true);
    }
  }

  return (
    <Card title={words.plot.title} aside={<Button onClick={() => void save()}>{strip.png}</Button>}>
      {failed ? <p role="alert">{strip.pngFailed}</p> : null}
      <p>
        <strong>{finding}</strong>
      </p>
      <p className={css['bar']} aria-hidden="true">
        {platforms.map(({ id, name }, series) => (
          <span key={id} className={css['series']}>
            <Marker series={series} />
            {name}
          </span>
        ))}
      </p>
      <div ref={plot}>
        <DotPlot label={label} hint={words.plot.hint} rows={rows} />
      </div>
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
