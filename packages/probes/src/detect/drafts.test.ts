import { describe, expect, it } from 'vitest';
import { contactsIn } from '../kit/contacts.ts';
import { Config } from '../support-response/schema.ts';
import { draftsFor } from './drafts.ts';

const PAGE = 'https://shop.example/home';

function drafted(source: string) {
  return draftsFor(contactsIn(source), PAGE).map(({ config }) => config);
}

/** What a person has to add before a draft can be saved. */
const ADDED: Readonly<Record<string, object>> = {
  'live-helper-chat': {},
  'web-page': { field: 'textarea', lines: '.line' },
  mail: {
    account: {
      from: 'me@mine.example',
      smtp: { host: 'mail.mine.example', port: 465, user: 'me', password: 'p' },
      imap: { host: 'mail.mine.example', port: 993, user: 'me', password: 'p' },
    },
  },
  xmpp: {
    account: {
      host: 'xmpp.mine.example',
      port: 5222,
      user: 'me',
      password: 'p',
      domain: 'm.example',
    },
  },
};

describe('a way to customer service on a page', () => {
  it.each<[string, string, object]>([
    [
      'Live Helper Chat',
      `<script>var LHC_API = {}; LHC_API.args = {mode:'widget',lhc_base_url:'//chat.example/lhc/index.php/',wheight:450};</script>`,
      { channel: 'live-helper-chat', chatUrl: 'https://chat.example/lhc/index.php/' },
    ],
    [
      'Live Helper Chat below the shop',
      `<script>LHC_API.args = {lhc_base_url: "/lhc/"}</script>`,
      { channel: 'live-helper-chat', chatUrl: 'https://shop.example/lhc/' },
    ],
    ['Meiqia', `<script>_MEIQIA('entId', 12345)</script>`, { channel: 'web-page', pageUrl: PAGE }],
    [
      '53KF',
      `<script src="https://tb.53kf.com/code/code/abc/1"></script>`,
      { channel: 'web-page', pageUrl: PAGE },
    ],
    [
      'SaleSmartly',
      `<script src="https://plugin-code.salesmartly.com/js/project_1_2.js">`,
      { channel: 'web-page', pageUrl: PAGE },
    ],
    [
      'Tawk',
      `<script src="https://embed.tawk.to/abc/def">`,
      { channel: 'web-page', pageUrl: PAGE },
    ],
    ['Chatwoot', 'window.chatwootSDK.run({})', { channel: 'web-page', pageUrl: PAGE }],
    ['mail', '<a href="mailto:kf@shop.example">', { channel: 'mail', address: 'kf@shop.example' }],
    ['XMPP', '<a href="xmpp:kf@shop.example">', { channel: 'xmpp', address: 'kf@shop.example' }],
  ])('becomes the draft of a probe: %s', (_what, source, config) => {
    expect(drafted(source)).toEqual([config]);
  });

  it.each([
    ['QQ', '<a href="https://wpa.qq.com/msgrd?v=3&uin=12345678&site=qq">'],
    ['WeChat', '微信：kefu_2026'],
    ['WeCom', 'https://work.weixin.qq.com/kfid/kfc0a1b2'],
    ['WhatsApp', 'https://wa.me/8613800000000'],
    ['Telegram', 'https://t.me/shop_kf'],
  ])('that only a person can use becomes none: %s', (_what, source) => {
    expect(contactsIn(source)).toHaveLength(1);
    expect(drafted(source)).toEqual([]);
  });

  it('is drafted once, however often the page says it, and a few at most', () => {
    expect(drafted(`_MEIQIA('entId', 1) static.meiqia.com/dist/meiqia.js`)).toHaveLength(1);
    const many = Array.from({ length: 30 }, (_, i) => `mailto:kf${i}@shop.example `).join('');
    expect(drafted(many)).toHaveLength(8);
  });

  it('is no chat window when its address is one of QQ or WeChat', () => {
    const value = 'https://wpa.qq.com/msgrd?v=3&uin=12345678&site=qq';
    expect(draftsFor([{ channel: 'service-url', value }], PAGE)).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://', '::'])(
    'is never an address of another kind: %s',
    (value) => {
      const drafts = draftsFor([{ channel: 'service-url', value }], PAGE);
      expect(drafts).toEqual([]);
    },
  );
});

describe('a draft', () => {
  const contacts = contactsIn(
    `LHC_API.args = {lhc_base_url:'//chat.example/'}; _MEIQIA('entId', 1)
     mailto:kf@shop.example xmpp:kf@shop.example`,
  );
  const drafts = draftsFor(contacts, PAGE);

  it('asks nobody: leave to send is not in it', () => {
    expect(drafts).toHaveLength(4);
    for (const { config } of drafts) expect(config).not.toHaveProperty('sending');
  });

  it.each(drafts.map((draft) => [String(draft.config['channel']), draft.config] as const))(
    'is a configuration once a person has added what only he has: %s',
    (channel, config) => {
      const parsed = Config.parse({ ...config, ...ADDED[channel] });
      expect(parsed).toMatchObject({ ...config, sending: false });
    },
  );
});
