import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';
import { sanitise } from './sanitise.ts';

const PIXEL = 'data:image/png;base64,iVBORw0KGgo=';

/** Every tag and attribute a parser finds in what is left. */
function found(html: string): { tags: Set<string>; attributes: Set<string> } {
  const tags = new Set<string>();
  const attributes = new Set<string>();
  const parser = new Parser({
    onopentag(tag, attribs) {
      tags.add(tag);
      for (const name of Object.keys(attribs)) attributes.add(`${tag}.${name}`);
    },
  });
  parser.end(html);
  return { tags, attributes };
}

const HARMLESS = /^(span\.(title|class)|img\.(src|alt|width|height)|t[dh]\.(colspan|rowspan))$/;

describe('a sanitised page', () => {
  it.each([
    ['a script', '<p>a<script>alert(1)</script>b', '<p>ab</p>'],
    ['an event handler', '<p onclick="alert(1)">a', '<p>a</p>'],
    ['a style', '<style>p{}</style><p style="color:red">a', '<p>a</p>'],
    ['a name that clobbers', '<p id="body" name="cookie">a', '<p>a</p>'],
    ['a template', 'a<template><p>b</p></template>c', 'ac'],
    ['a base and a refresh', '<base href="//e"><meta http-equiv="refresh" content="0">a', 'a'],
    [
      'a link',
      '<a href="https://e/">a</a>',
      '<span class="kaopu-link" title="https://e/">a</span>',
    ],
    ['a form', '<form action="//e"><button>a</button></form>', 'a'],
    ['a field', '<input value="a">', '<span class="kaopu-field">a</span>'],
    ['a hidden field', 'a<input type="hidden" value="b">', 'a'],
    [
      'a picture',
      '<img src="//e/x" alt="a">',
      '<span class="kaopu-picture" title="//e/x">a</span>',
    ],
    ['a vector picture', '<img src="data:image/svg+xml;base64,PHN2Zz4=">', /^<span[^>]*><\/span>$/],
    ['a frame', '<iframe src="//e"></iframe>', '<span class="kaopu-frame" title="//e"></span>'],
    ['a film', '<video src="//e"></video>', '<span class="kaopu-media" title="//e"></span>'],
    ['an unclosed title', '<title>a<p>b', ''],
    ['plain text', '<plaintext><b>a', /^&lt;b&gt;a|^<b>a<\/b>$/],
  ])('keeps of %s only words', (_what, html, left) => {
    const { html: kept } = sanitise(html);
    if (typeof left === 'string') expect(kept).toBe(left);
    else expect(kept).toMatch(left);
  });

  it('keeps an inline raster picture, and sizes a screen can bear', () => {
    expect(sanitise(`<img src="${PIXEL}" width="99999" height="5">`).html).toBe(
      `<img src="${PIXEL}" alt="" width="4000" height="5" />`,
    );
    expect(sanitise('<table><tr><td colspan="9999">a</td></tr></table>').html).toContain(
      '<td colspan="50">',
    );
  });

  it('has no tag and no attribute beyond the harmless ones, whatever it was made of', () => {
    const bits = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '`',
      '=',
      ' ',
      '/',
      '\n',
      '\0',
      '--',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<script',
      '</script>',
      '<svg',
      '<math',
      '<mtext',
      '<mglyph',
      '<style',
      '</style>',
      '<img src=x',
      ' onerror=alert(1)',
      '<a href=',
      'javascript:',
      '&lt;',
      '&#x3c;',
      '&quot;',
      '<table',
      '<select',
      '<option',
      '<noscript',
      '</noscript>',
      '<template',
      '<iframe srcdoc=',
      '<title',
      '<textarea',
      '</textarea/',
      '<xmp',
      '<plaintext',
      '<p',
      '<form',
      '<input',
      'a',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 30 }), (parts) => {
        const { tags, attributes } = found(sanitise(parts.join('')).html);
        const forbidden =
          /^(script|style|svg|math|iframe|a|form|input|base|meta|link|object|embed)$/;
        expect([...tags].filter((tag) => forbidden.test(tag))).toEqual([]);
        expect([...attributes].filter((name) => !HARMLESS.test(name))).toEqual([]);
      }),
    );
  });

  it('says when it is only the beginning, by characters or by tags', () => {
    expect(sanitise('<p>a').complete).toBe(true);
    expect(sanitise('x'.repeat(LIMITS.pageChars + 1)).complete).toBe(false);
    const { html, complete } = sanitise('<p>x</p>'.repeat(LIMITS.pageTags));
    expect(complete).toBe(false);
    expect(html.length).toBeLessThan(LIMITS.pageTags * 5);
  });

  it('nests no deeper than a browser likes', () => {
    const { html } = sanitise('<div>'.repeat(LIMITS.pageTags));
    expect(html.match(/<div>/g)).toHaveLength(LIMITS.nesting);
  });
});
