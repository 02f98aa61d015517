import type { ProbeView } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en/index.ts';
import { zh } from '../i18n/zh/index.ts';
import { noProductsText } from './price-probe-words.ts';

function probe(last: ProbeView['last'], kind = 'price-drift'): ProbeView {
  return {
    id: 'a',
    platformId: 'p',
    kind,
    config: {},
    intervalSeconds: 900,
    enabled: true,
    schedule: null,
    quorum: null,
    nextDue: null,
    running: false,
    hold: null,
    last,
  };
}
const at = (hour: string, status: string, cause: string | null = null) => ({
  at: `2026-11-23T${hour}:00:00.000Z`,
  status,
  cause,
});

describe('noProductsText', () => {
  it('asks for a price probe only where there is none', () => {
    const availability = probe(at('08', 'observed'), 'availability');
    expect(noProductsText([availability], zh)).toBe(zh.platform.prices.emptyHint);
    expect(noProductsText([availability, probe(null)], zh)).toBe(zh.platform.prices.probeWaiting);
  });

  it('says why the newest price look read nothing', () => {
    const walled = probe(at('09', 'unknown', 'challenged'));
    expect(noProductsText([probe(at('08', 'observed')), walled], zh)).toBe(
      '价格探测最近一次未能核实：网站要求人机验证',
    );
    expect(noProductsText([walled], en)).toBe(
      'The last price look could not verify anything: the site asked for a human check',
    );
    expect(noProductsText([probe(at('09', 'unknown'))], zh)).toBe('价格探测最近一次未能核实');
    expect(noProductsText([probe(at('09', 'observed'))], zh)).toBe(zh.platform.prices.probeNothing);
    expect(noProductsText([probe(at('09', 'missed'))], zh)).toBe(zh.platform.prices.probeMissed);
  });
});
