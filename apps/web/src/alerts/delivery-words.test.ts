import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en/index.ts';
import { trail as trailEn } from '../i18n/en/trail.ts';
import { zh } from '../i18n/zh/index.ts';
import { trail as trailZh } from '../i18n/zh/trail.ts';
import { answerText } from './delivery-words.ts';

describe('answerText', () => {
  it.each([
    [null, null, ''],
    [200, null, 'HTTP 200'],
    [302, 'HTTP 302', 'HTTP 302：对方要求跳转，我们不跟随'],
    [null, 'HTTP 502', 'HTTP 502：对方服务器出错'],
    [429, 'HTTP 429', 'HTTP 429：对方嫌发得太频繁'],
    [418, 'HTTP 418', 'HTTP 418：对方不接受这条通知'],
    [410, 'the receiver says it is gone', 'HTTP 410：对方表示不再接收'],
    [null, 'the receiver says it is gone', '对方表示不再接收'],
    [null, 'dns', '域名解析不到'],
    [null, 'refused-address', '地址不允许访问（内网或保留地址）'],
    [null, 'something new', 'something new'],
  ])('of status %s and error %s is 「%s」', (lastStatus, lastError, text) => {
    expect(answerText({ lastStatus, lastError }, trailZh, zh)).toBe(text);
  });

  it('has the same words in English', () => {
    expect(answerText({ lastStatus: 302, lastError: 'HTTP 302' }, trailEn, en)).toBe(
      'HTTP 302: it redirects, and we do not follow',
    );
    for (const fault of [
      'connect',
      'tls',
      'timeout',
      'too-large',
      'protocol',
      'unreadable',
      'aborted',
    ]) {
      expect(answerText({ lastStatus: null, lastError: fault }, trailEn, en)).not.toBe(fault);
    }
  });
});
