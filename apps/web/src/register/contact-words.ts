import type { Lang } from '../format/time.ts';

/** Names, the same in both languages. */
const NAMES = {
  qq: 'QQ',
  '53kf': '53KF',
  salesmartly: 'SaleSmartly',
  tawk: 'Tawk.to',
  crisp: 'Crisp',
  chatwoot: 'Chatwoot',
  intercom: 'Intercom',
  tidio: 'Tidio',
  livechat: 'LiveChat',
  zendesk: 'Zendesk',
  tiledesk: 'Tiledesk',
  livehelperchat: 'Live Helper Chat',
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  xmpp: 'XMPP',
};

/** Ways to customer service, as a page shows them. */
export const CONTACTS: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    ...NAMES,
    'qq-business': '企业 QQ',
    wechat: '微信',
    'wechat-link': '微信链接',
    wecom: '企业微信',
    'service-url': '客服网址',
    meiqia: '美洽',
    '53kf': '53快服',
    sobot: '智齿客服',
    mail: '邮箱',
  },
  en: {
    ...NAMES,
    'qq-business': 'Business QQ',
    wechat: 'WeChat',
    'wechat-link': 'WeChat link',
    wecom: 'WeCom',
    'service-url': 'Support page',
    meiqia: 'Meiqia',
    sobot: 'Sobot',
    mail: 'E-mail',
  },
};
