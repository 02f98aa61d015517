/** One series of a picture: told from the others by its shape, and only then by its colour and dashes. */
export interface SeriesLook {
  shape: string;
  /** About the point 0, 0. */
  path: string;
  colour: string;
  dashes: string | undefined;
}

const LOOKS = [
  {
    shape: 'circle',
    path: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
    colour: 'var(--accent)',
    dashes: undefined,
  },
  { shape: 'square', path: 'M-4.5-4.5h9v9h-9z', colour: 'var(--grade-d)', dashes: '7 3' },
  { shape: 'triangle', path: 'M0-5.5 6 5H-6z', colour: 'var(--ok)', dashes: '2 3' },
  { shape: 'diamond', path: 'M0-6.5 6.5 0 0 6.5-6.5 0z', colour: 'var(--ink)', dashes: '9 3 2 3' },
] as const satisfies readonly SeriesLook[];

/** Of the first to the fourth series. */
export function lookOf(series: number): SeriesLook {
  return LOOKS[series % LOOKS.length] ?? LOOKS[0];
}
