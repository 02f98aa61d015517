import { INDICATOR_NAMES } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { en as englishIndex } from './en/index.ts';
import { alertPage as alertPageEn } from './en/alert-page.ts';
import { alertSetup as alertSetupEn } from './en/alert-setup.ts';
import { changes as changesEn } from './en/changes.ts';
import { channels as channelsEn } from './en/channels.ts';
import { compare as compareEn } from './en/compare.ts';
import { entries as entriesEn } from './en/entries.ts';
import { imports as importsEn } from './en/imports.ts';
import { insights as insightsEn } from './en/insights.ts';
import { evidence as evidenceEn } from './en/evidence.ts';
import { listExtras as listExtrasEn } from './en/list-extras.ts';
import { listing as listingEn } from './en/listing.ts';
import { log as logEn } from './en/log.ts';
import { method as methodEn } from './en/method.ts';
import { pageLooks as pageLooksEn } from './en/page-looks.ts';
import { platform as platformEn } from './en/platform.ts';
import { profiles as profilesEn } from './en/profiles.ts';
import { register as registerEn } from './en/register.ts';
import { reports as reportsEn } from './en/reports.ts';
import { settings as settingsEn } from './en/settings.ts';
import { today as todayEn } from './en/today.ts';
import { trail as trailEn } from './en/trail.ts';
import { trust as trustEn } from './en/trust.ts';
import { weights as weightsEn } from './en/weights.ts';
import { wording as wordingEn } from './en/wording.ts';
import { trend as trendEn } from './en/trend.ts';
import { trend as trendZh } from './zh/trend.ts';
import { wordFor } from './messages.ts';
import { zh as chineseIndex } from './zh/index.ts';
import { alertPage as alertPageZh } from './zh/alert-page.ts';
import { alertSetup as alertSetupZh } from './zh/alert-setup.ts';
import { changes as changesZh } from './zh/changes.ts';
import { channels as channelsZh } from './zh/channels.ts';
import { compare as compareZh } from './zh/compare.ts';
import { entries as entriesZh } from './zh/entries.ts';
import { imports as importsZh } from './zh/imports.ts';
import { insights as insightsZh } from './zh/insights.ts';
import { evidence as evidenceZh } from './zh/evidence.ts';
import { listExtras as listExtrasZh } from './zh/list-extras.ts';
import { listing as listingZh } from './zh/listing.ts';
import { log as logZh } from './zh/log.ts';
import { method as methodZh } from './zh/method.ts';
import { pageLooks as pageLooksZh } from './zh/page-looks.ts';
import { platform as platformZh } from './zh/platform.ts';
import { profiles as profilesZh } from './zh/profiles.ts';
import { register as registerZh } from './zh/register.ts';
import { reports as reportsZh } from './zh/reports.ts';
import { settings as settingsZh } from './zh/settings.ts';
import { today as todayZh } from './zh/today.ts';
import { trail as trailZh } from './zh/trail.ts';
import { trust as trustZh } from './zh/trust.ts';
import { weights as weightsZh } from './zh/weights.ts';
import { wording as wordingZh } from './zh/wording.ts';

/** With the dictionaries that travel with their pages. */
const zh = {
  ...chineseIndex,
  alertPage: alertPageZh,
  alertSetup: alertSetupZh,
  changes: changesZh,
  channels: channelsZh,
  compare: compareZh,
  trend: trendZh,
  entries: entriesZh,
  evidence: evidenceZh,
  imports: importsZh,
  insights: insightsZh,
  listExtras: listExtrasZh,
  listing: listingZh,
  log: logZh,
  method: methodZh,
  pageLooks: pageLooksZh,
  platform: platformZh,
  profiles: profilesZh,
  register: registerZh,
  reports: reportsZh,
  settings: settingsZh,
  today: todayZh,
  trail: trailZh,
  trust: trustZh,
  weights: weightsZh,
  wording: wordingZh,
};
const en = {
  ...englishIndex,
  alertPage: alertPageEn,
  alertSetup: alertSetupEn,
  changes: changesEn,
  channels: channelsEn,
  compare: compareEn,
  trend: trendEn,
  entries: entriesEn,
  evidence: evidenceEn,
  imports: importsEn,
  insights: insightsEn,
  listExtras: listExtrasEn,
  listing: listingEn,
  log: logEn,
  method: methodEn,
  pageLooks: pageLooksEn,
  platform: platformEn,
  profiles: profilesEn,
  register: registerEn,
  reports: reportsEn,
  settings: settingsEn,
  today: todayEn,
  trail: trailEn,
  trust: trustEn,
  weights: weightsEn,
  wording: wordingEn,
};

type Leaf = [path: string, text: string];

/** Every text, functions called with recognisable arguments. */
function leaves(node: unknown, path = ''): Leaf[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const args = Array.from({ length: node.length }, (_, i) => `<${i}>`);
    return [[path, String(node(...args))]];
  }
  return Object.entries(node ?? {}).flatMap(([key, value]) => leaves(value, `${path}/${key}`));
}

const CJK = /[\u4e00-\u9fff]/;
/** Names of the other language itself. */
const SELF_NAMED = new Set(['/shell/languageLabel']);

describe.each([
  ['zh', leaves(zh)],
  ['en', leaves(en)],
])('the %s texts', (_lang, texts) => {
  it('are never empty', () => {
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('use every argument they are given', () => {
    const counts = new Map(leaves(zh).map(([path, text]) => [path, text.match(/<\d>/g)?.length]));
    for (const [path, text] of texts) {
      expect([path, text.match(/<\d>/g)?.length]).toEqual([path, counts.get(path)]);
    }
  });
});

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(
      leaves(en)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      leaves(zh)
        .map(([path]) => path)
        .sort(),
    );
  });

  it('leave no Chinese in English', () => {
    expect(leaves(en).filter(([path, text]) => CJK.test(text) && !SELF_NAMED.has(path))).toEqual(
      [],
    );
  });

  it('write Chinese with full-width punctuation', () => {
    const halfWidth = /[\u4e00-\u9fff][,;:?!()]|[,;?!()][\u4e00-\u9fff]/;
    expect(leaves(zh).filter(([, text]) => halfWidth.test(text))).toEqual([]);
  });
});

describe('English counts', () => {
  it('know one from many', () => {
    expect(en.platform.openAlerts('1')).toBe('1 open alert');
    expect(en.platform.openAlerts('2')).toBe('2 open alerts');
    expect(en.platform.openAlerts('21')).toBe('21 open alerts');
    expect(en.alertPage.basisCount('1')).toBe('Rests on 1 observation');
    expect(en.list.count('1', 'Medium')).toMatch(/^1 platform ·/);
  });
});

describe('wordFor', () => {
  it('says a known word, and repeats an unknown one as it came', () => {
    expect(wordFor(zh.words.cause, 'challenged')).toBe('要求人机验证');
    expect(wordFor(zh.words.cause, 'new-cause')).toBe('new-cause');
    expect(wordFor(zh.words.cause, 'toString')).toBe('toString');
  });
});

it('indicators are called the same in the dashboard and in reports', () => {
  const names = Object.entries(INDICATOR_NAMES);
  expect(Object.fromEntries(names.map(([id, { zh: name }]) => [id, name]))).toEqual(
    chineseIndex.words.indicator,
  );
  expect(Object.fromEntries(names.map(([id, { en: name }]) => [id, name]))).toEqual(
    englishIndex.words.indicator,
  );
});
