import type { ProbeView } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { platform as en } from '../i18n/en/platform.ts';
import { platform as zh } from '../i18n/zh/platform.ts';
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
    expect(noProductsText([availability], zh.prices)).toBe(zh.prices.emptyHint);
    expect(noProductsText([availability, probe(null)], zh.prices)).toBe(zh.prices.probeWaiting);
  });

  it('says why the newest price look read nothing', () => {
    const walled = probe(at('09', 'unknown', 'challenged'));
    expect(noProductsText([probe(at('08', 'observed')), walled], zh.prices)).toBe(
      '价格探测最近一次未能核实：网站要求人机验证',
    );
    expect(noProductsText([walled], en.prices)).toBe(
      'The last price look could not verify anything: the site asked for a human check',
    );
    expect(noProductsText([probe(at('09', 'unknown'))], zh.prices)).toBe(
      '价格探测最近一次未能核实',
    );
    expect(noProductsText([probe(at('09', 'observed'))], zh.prices)).toBe(zh.prices.probeNothing);
    expect(noProductsText([probe(at('09', 'missed'))], zh.prices)).toBe(zh.prices.probeMissed);
  });
});
