import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, deltaE, seenBy, SIGHTS } from './colour.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

function block(start: string): Record<string, string> {
  const from = css.indexOf(start);
  const body = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const light = block(':root {');
const dark = block(":root[data-theme='dark']");
const darkBySystem = block(":root:not([data-theme='light'])");
const GRADES = ['grade-a', 'grade-b', 'grade-c', 'grade-d', 'grade-f'];
const TEXTS = ['ink', 'muted', 'accent', 'critical', 'warning', 'ok', 'info'];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s palette', (_name, tokens) => {
  const hex = (name: string) => tokens[name] ?? '';

  it.each(TEXTS)('shows %s with a contrast of at least 4.5 on surface and background', (name) => {
    expect(contrast(hex(name), hex('surface'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(hex(name), hex('bg'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GRADES)('draws %s on the surface with a contrast of at least 4.5', (name) => {
    expect(contrast(hex(name), hex('surface'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GRADES)('shows the letter on %s with a contrast of at least 4.5', (name) => {
    expect(contrast(hex('on-grade'), hex(name))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['critical', 'warning', 'ok', 'info', 'accent'])(
    'shows %s text on its soft ground with a contrast of at least 4.5',
    (name) => {
      expect(contrast(hex(name), hex(`${name}-soft`))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('draws control edges with a contrast of at least 3', () => {
    expect(contrast(hex('edge'), hex('surface'))).toBeGreaterThanOrEqual(3);
  });

  it.each(SIGHTS)('keeps grades at least ΔE 20 apart under %s sight', (sight) => {
    for (const [i, one] of GRADES.entries()) {
      for (const other of GRADES.slice(i + 1)) {
        expect(
          deltaE(seenBy(sight, hex(one)), seenBy(sight, hex(other))),
          `${one} beside ${other}`,
        ).toBeGreaterThanOrEqual(20);
      }
    }
  });
});

describe('dark tokens', () => {
  it('are the same whether the system or the reader asks for them', () => {
    expect(darkBySystem).toEqual(dark);
  });

  it('name exactly what light names', () => {
    expect(Object.keys(dark)).toEqual(Object.keys(light));
  });
});
