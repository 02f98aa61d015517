import { defineProbe } from '../kit/define.ts';
import { RECORD_INDICATORS } from '../kit/records/indicate.ts';
import { indicate } from './indicate.ts';
import { Config, Seen } from './schema.ts';

export const registerPage = defineProbe({
  kind: 'register-page',
  title: { zh: '登记机关公开页面', en: 'Public page of a register' },
  description: {
    zh: '盯住一个公开页面：只按你写明的原文判断「有记录」或「没有记录」，页面变化会提醒。遇到验证、登录或空白页一律算「未查」，不会当成没有记录；不绕过验证码。',
    en: 'Watches a public page: only your own words decide between “records” and “no records”, and a change is told. A challenge, a login or an empty page is “not checked”, never clean; no captcha is bypassed.',
  },
  resource: 'http',
  defaultIntervalSeconds: 86_400,
  minIntervalSeconds: 3_600,
  indicators: RECORD_INDICATORS,
  config: Config,
  seen: Seen,
  indicate,
  looking: () => import('./observe.ts'),
});
