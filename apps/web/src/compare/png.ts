import { lookOf } from '../charts/series-look.ts';

/** Sharp on a phone, too. */
const SCALE = 2;
const MARGIN = 16;
const LINE = 22;
const FONT_PX = 13;
/** What styles and tokens decide on a page, and nothing decides in a picture of its own. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
];

export interface PictureWords {
  lines: readonly string[];
  /** The series' names, in their order. */
  names: readonly string[];
}

/** A copy that looks the same without the page's styles. */
function alone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('a copy of an SVG is an SVG');
  const drawn = [...svg.querySelectorAll('*')];
  for (const [i, element] of [...copy.querySelectorAll('*')].entries()) {
    const original = drawn[i];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const name of STYLES) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return copy;
}

async function imageOf(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const image = new Image();
  const text = new XMLSerializer().serializeToString(alone(svg));
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
}

/** The colour a token stands for here: a canvas knows no variables. */
function colourOf(value: string, near: Element): string {
  const token = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  return token === undefined ? value : getComputedStyle(near).getPropertyValue(token).trim();
}

function drawNames(
  context: CanvasRenderingContext2D,
  names: readonly string[],
  svg: Element,
  y: number,
) {
  let x = MARGIN;
  for (const [series, name] of names.entries()) {
    const { path, colour } = lookOf(series);
    context.save();
    context.translate(x + 6, y - 4);
    context.fillStyle = colourOf(colour, svg);
    context.fill(new Path2D(path));
    context.restore();
    context.fillText(name, x + 18, y);
    x += 18 + context.measureText(name).width + MARGIN;
  }
}

/** A chart with what it says and whom it shows, as a PNG. Throws where the browser makes none. */
export async function pngOf(svg: SVGSVGElement, { lines, names }: PictureWords): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const head = MARGIN + (lines.length + 1) * LINE;
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((width + 2 * MARGIN) * SCALE);
  canvas.height = Math.ceil((head + height + MARGIN) * SCALE);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.scale(SCALE, SCALE);
  context.fillStyle = colourOf('var(--surface)', svg);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = colourOf('var(--ink)', svg);
  context.font = `${FONT_PX}px ${getComputedStyle(document.body).fontFamily}`;
  for (const [i, line] of lines.entries()) {
    context.fillText(line, MARGIN, MARGIN + (i + 0.6) * LINE, width);
  }
  drawNames(context, names, svg, head - LINE * 0.4);
  context.drawImage(await imageOf(svg), MARGIN, head, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('no picture'));
      else resolve(blob);
    }, 'image/png');
  });
}
