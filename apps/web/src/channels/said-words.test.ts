import { describe, expect, it } from 'vitest';
import { channels } from '../i18n/zh/channels.ts';
import { zh } from '../i18n/zh/index.ts';
import { trail } from '../i18n/zh/trail.ts';
import { saidWords, type Said } from './said-words.ts';

const advice = {
  '93000': { zh: 'key 不对', en: 'wrong key' },
  '535': { zh: '密码不对', en: 'wrong password' },
  'HTTP 410': { zh: '订阅失效', en: 'over' },
  no_service: { zh: '停用', en: 'off' },
};
const words = (said: Partial<Said>, language: 'zh' | 'en' = 'zh') =>
  saidWords({ class: 'permanent', status: null, said: '', ...said }, advice, channels.faults, {
    m: zh,
    trail,
    language,
  });

describe('what a service said', () => {
  it.each([
    ['93000: invalid webhook url', 'key 不对'],
    ['no_service', '停用'],
    ['HTTP 410', '订阅失效'],
    ['Invalid login: 535 5.7.8 no', '密码不对'],
  ])('is explained where its code is known: %s', (said, explained) => {
    expect(words({ said, status: 200 })).toEqual({ words: explained, original: said });
  });

  it('is explained in the reader’s language', () => {
    expect(words({ said: '93000: x' }, 'en').words).toBe('wrong key');
  });

  it('stays as it came where nobody knows its code', () => {
    expect(words({ said: '77777: ?', status: 200 })).toEqual({
      words: 'HTTP 200 · 77777: ?',
      original: null,
    });
  });

  it('is told apart from what went wrong on the way, or here', () => {
    expect(words({ said: 'timeout', class: 'retry-later' }).words).toBe('超时未答');
    expect(words({ said: 'channel-off' }).words).toBe(channels.faults['channel-off']);
    expect(words({ said: 'toString' }).words).toBe('toString');
  });

  it('needs no words when it was delivered', () => {
    expect(words({ said: '0: ok', class: 'sent' })).toEqual({ words: '', original: '0: ok' });
  });
});
