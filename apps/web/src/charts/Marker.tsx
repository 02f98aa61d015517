import { lookOf } from './series-look.ts';

/** The mark of a series, to stand before its name. */
export function Marker({ series }: { series: number }) {
  const { shape, path, colour } = lookOf(series);
  return (
    <svg
      viewBox="-8 -8 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      data-shape={shape}
      style={{ flex: 'none' }}
    >
      <path d={path} fill={colour} />
    </svg>
  );
}
