import sanitizeHtml from 'sanitize-html';
import { beginning, LIMITS } from './limits.ts';

/** Tags that only arrange text. Whatever loads, runs, submits, leads away or restyles is not here. */
const TAGS = `
  h1 h2 h3 h4 h5 h6 p div section article header footer main nav aside address blockquote
  pre hr br center figure figcaption ul ol li dl dt dd table caption thead tbody tfoot tr td
  th span b strong i em u s del ins small sub sup mark code kbd samp q cite abbr time img`
  .trim()
  .split(/\s+/);

/** Their text is not for readers. */
const UNREAD = [
  'script',
  'style',
  'textarea',
  'option',
  'title',
  'noembed',
  'noframes',
  'iframe',
  'template',
];
const MOST_CELLS = 50;
const MOST_PIXELS = 4000;
const TITLE_CHARS = 500;
/** Of rasters only: an SVG in a data URL is a document. */
const INLINE_PICTURE = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/;

type Attributes = Record<string, string>;

function number(text: string | undefined, most: number): string | null {
  const value = /^\s*(\d{1,5})/.exec(text ?? '')?.[1];
  return value === undefined ? null : String(Math.min(Number(value), most));
}

function numbers(attributes: Attributes, names: readonly string[], most: number): Attributes {
  const kept: Attributes = {};
  for (const name of names) {
    const value = number(attributes[name], most);
    if (value !== null) kept[name] = value;
  }
  return kept;
}

function leftOut(what: 'picture' | 'frame' | 'media', address: string | undefined) {
  return {
    tagName: 'span',
    attribs: { class: `kaopu-${what}`, title: (address ?? '').slice(0, TITLE_CHARS) },
  };
}

const frame = (_: string, { src, data }: Attributes) => leftOut('frame', src ?? data);
const media = (_: string, { src }: Attributes) => leftOut('media', src);

function cell(tagName: string, attributes: Attributes): sanitizeHtml.Tag {
  return { tagName, attribs: numbers(attributes, ['colspan', 'rowspan'], MOST_CELLS) };
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  disallowedTagsMode: 'discard',
  nonTextTags: UNREAD,
  nestingLimit: LIMITS.nesting,
  parseStyleAttributes: false,
  enforceHtmlBoundary: false,
  allowedAttributes: {
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    span: ['title', 'class'],
    img: ['src', 'alt', 'width', 'height'],
  },
  allowedClasses: {
    span: ['kaopu-picture', 'kaopu-frame', 'kaopu-media', 'kaopu-link', 'kaopu-field'],
  },
  allowedSchemes: [],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  transformTags: {
    td: cell,
    th: cell,
    // Words stay, the way does not: not even a click may lead to a supplier's server.
    a: (_, { href }) => ({
      tagName: 'span',
      attribs: { class: 'kaopu-link', title: (href ?? '').slice(0, TITLE_CHARS) },
    }),
    img: (tagName, attributes) => {
      const { src, alt } = attributes;
      if (src === undefined || !INLINE_PICTURE.test(src))
        return { ...leftOut('picture', src), text: (alt ?? '').slice(0, TITLE_CHARS) };
      return {
        tagName,
        attribs: {
          src,
          alt: (alt ?? '').slice(0, TITLE_CHARS),
          ...numbers(attributes, ['width', 'height'], MOST_PIXELS),
        },
      };
    },
    input: (_, { type, value, placeholder: hint }) =>
      type?.toLowerCase() === 'hidden'
        ? { tagName: 'input', attribs: {} }
        : {
            tagName: 'span',
            attribs: { class: 'kaopu-field' },
            text: (value ?? hint ?? '').slice(0, TITLE_CHARS),
          },
    iframe: frame,
    frame,
    object: frame,
    embed: frame,
    video: media,
    audio: media,
  },
};

/**
 * A page reduced to text, tables, lists and inline raster pictures: nothing in it runs, loads,
 * submits, leads away, names or styles anything. The first of two fences; the second is the
 * sandbox it is shown in.
 */
export function sanitise(html: string): { html: string; complete: boolean } {
  const { text, complete } = beginning(html);
  return { html: sanitizeHtml(text, OPTIONS), complete };
}
