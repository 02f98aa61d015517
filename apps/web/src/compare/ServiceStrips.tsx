import type { ComparisonColumn, ServiceView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useWide } from '../app/use-wide.ts';
import { Marker } from '../charts/Marker.tsx';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { useClaim } from '../service/claim.ts';
import { cellOf } from '../service/heat.ts';
import { HeatLegend } from '../service/HeatTable.tsx';
import heat from '../service/HeatTable.module.css';
import { SERVICE_WORDS } from '../service/words.ts';
import { Card } from '../ui/Card.tsx';
import { cx } from '../ui/classes.ts';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { stripsQuery } from './queries.ts';
import { STRIP_WORDS } from './strip-words.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface Measured {
  id: string;
  name: string;
  series: number;
  service: ServiceView;
}

/** A strip of 24 hours a platform: when somebody answers, and what each claims. */
export function ServiceStrips({
  platforms,
}: {
  platforms: readonly Pick<ComparisonColumn, 'id' | 'name'>[];
}) {
  const words = useWords(STRIP_WORDS);
  const claim = useClaim();
  const strips = useQuery(stripsQuery(platforms.map(({ id }) => id)));
  const measured = platforms.flatMap(({ id, name }, series): Measured[] => {
    const service = strips.data?.get(id)?.service;
    return service === undefined ? [] : [{ id, name, series, service }];
  });
  const isEmpty = measured.every(({ service }) => service.daily.length === 0);
  return (
    <Card title={words.service}>
      {strips.isError ? (
        <Failure error={strips.error} onRetry={() => void strips.refetch()} />
      ) : null}
      {strips.isPending ? <Skeleton height={160} /> : null}
      <ul data-claims>
        {measured.map(({ id, name, service }) => (
          <li key={id}>{words.claim(name, ...claim(service))}</li>
        ))}
      </ul>
      {measured.length === 0 ? null : isEmpty ? (
        <p>{words.serviceNone}</p>
      ) : (
        <>
          <Strips measured={measured} />
          <HeatLegend />
        </>
      )}
    </Card>
  );
}

/** Hours across on a desk, down on a phone, so that nobody swipes. */
function Strips({ measured }: { measured: readonly Measured[] }) {
  const words = useWords(STRIP_WORDS);
  const service = useWords(SERVICE_WORDS);
  const wide = useWide();
  const head = (one: Measured) => (
    <>
      <Marker series={one.series} /> {one.name}
    </>
  );
  return (
    <table className={heat['table']} data-strips data-wide={wide}>
      <caption className={heat['caption']}>{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col" style={wide ? { width: 120 } : undefined}>
            {wide ? words.platform : words.hour}
          </th>
          {wide
            ? HOURS.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))
            : measured.map((one) => (
                <th key={one.id} scope="col" style={{ overflowWrap: 'anywhere' }}>
                  {head(one)}
                </th>
              ))}
        </tr>
      </thead>
      <tbody>
        {wide
          ? measured.map((one) => (
              <tr key={one.id} data-strip={one.id}>
                <th scope="row" style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
                  {head(one)}
                </th>
                {HOURS.map((hour) => (
                  <HourCell key={hour} of={one} hour={hour} />
                ))}
              </tr>
            ))
          : HOURS.map((hour) => (
              <tr key={hour}>
                <th scope="row">{service.hour(String(hour))}</th>
                {measured.map((one) => (
                  <HourCell key={one.id} of={one} hour={hour} />
                ))}
              </tr>
            ))}
      </tbody>
    </table>
  );
}

function HourCell({ of, hour }: { of: Measured; hour: number }) {
  const words = useWords(STRIP_WORDS);
  const service = useWords(SERVICE_WORDS);
  const found = of.service.daily.find((one) => one.hour === hour);
  if (found === undefined) return <td />;
  const cell = cellOf(found, service);
  return (
    <td
      className={cx(cell.step !== null && heat[`step${cell.step}`], cell.few && heat['few'])}
      data-step={cell.step ?? 'unknown'}
      data-few={cell.few}
      title={words.cell(of.name, service.hour(String(hour)), cell.words, countText(found.asked))}
    >
      <span>{cell.text}</span>
    </td>
  );
}
