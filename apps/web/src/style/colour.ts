/** Colour arithmetic for checking the palette: WCAG 2 contrast, CIE76 ΔE, Machado 2009 colour vision. */

export type Rgb = readonly [number, number, number];

export const SIGHTS = ['normal', 'protan', 'deutan', 'tritan'] as const;
export type Sight = (typeof SIGHTS)[number];

/** Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB. */
const MATRICES: Record<Sight, readonly Rgb[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Linear RGB, 0–1, of `#rrggbb`; throws RangeError for anything else. */
export function linearOf(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (match === null) throw new RangeError(`not a colour: ${hex}`);
  const channel = (text = '') => {
    const value = Number.parseInt(text, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(match[1]), channel(match[2]), channel(match[3])];
}

function dot(a: Rgb, b: Rgb): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

const LUMINANCE: Rgb = [0.2126, 0.7152, 0.0722];

/** WCAG 2 contrast ratio, 1–21. */
export function contrast(one: string, other: string): number {
  const a = dot(LUMINANCE, linearOf(one));
  const b = dot(LUMINANCE, linearOf(other));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** How a colour arrives at an eye of the given kind, as linear RGB. */
export function seenBy(sight: Sight, hex: string): Rgb {
  const rgb = linearOf(hex);
  const [r, g, b] = MATRICES[sight].map((row) => Math.min(1, Math.max(0, dot(row, rgb))));
  return [r ?? 0, g ?? 0, b ?? 0];
}

/** CIE L*a*b* (D65) of linear RGB. */
function labOf(rgb: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f(dot([0.4124564, 0.3575761, 0.1804375], rgb) / 0.95047);
  const y = f(dot([0.2126729, 0.7151522, 0.072175], rgb));
  const z = f(dot([0.0193339, 0.119192, 0.9503041], rgb) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE76 distance of two linear RGB colours. */
export function deltaE(one: Rgb, other: Rgb): number {
  const [a, b] = [labOf(one), labOf(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
