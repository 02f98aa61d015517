import type { Lang } from '../format/time.ts';

interface ProbeFormWords {
  settings: string;
  addRow: string;
  removeRow: (n: string) => string;
  optional: string;
  secretHint: (where: string) => string;
  secretKept: string;
  secretLetGo: string;
  secretClear: (name: string) => string;
  secretKeep: (name: string) => string;
  cardTitle: string;
  cardLead: string;
  choose: string;
  software: string;
  add: string;
  added: (n: string) => string;
  remove: string;
  tryNow: string;
  trying: string;
  kind: string;
  way: string;
  addProbe: string;
  moreTitle: string;
  moreLead: string;
  draftsLead: string;
  measure: (contact: string) => string;
}

export const PROBE_FORM_WORDS: Readonly<Record<Lang, ProbeFormWords>> = {
  'zh-CN': {
    settings: '设置',
    addRow: '再加一项',
    removeRow: (n) => `移除第 ${n} 项`,
    optional: '选填',
    secretHint: (where) =>
      `${where === '' ? '' : `${where}。`}保存后不再显示；修改时留空则沿用原来的。`,
    secretKept: '已保存，不显示',
    secretLetGo: '保存后清除',
    secretClear: (name) => `清除${name}`,
    secretKeep: (name) => `保留${name}`,
    cardTitle: '指定店铺软件或对接接口',
    cardLead:
      '没有自动认出，或者要用对接账号读取代理价时，在这里选软件并填写。凭证只发给这家店铺。',
    choose: '选择软件',
    software: '软件或接口',
    add: '加入探测',
    added: (n) => `已加入的接口（${n} 个）`,
    remove: '移除',
    tryNow: '现在试读',
    trying: '正在试读…',
    kind: '探测种类',
    way: '方式',
    addProbe: '添加探测',
    moreTitle: '更多探测（由您选择）',
    moreLead:
      '要向人提问、要用您自己的账号、或要您告诉它看哪里的探测，不会自动打开。QQ、微信、电话只能由您来问：登记后用「录入一条 → 问客服」计时。',
    draftsLead:
      '页面上有这些客服渠道。添加后先只看渠道在不在；勾选「允许向客服发送提问」才会真的提问。',
    measure: (contact) => `量客服响应：${contact}`,
  },
  en: {
    settings: 'Settings',
    addRow: 'Add another',
    removeRow: (n) => `Remove item ${n}`,
    optional: 'optional',
    secretHint: (where) =>
      `${where === '' ? '' : `${where}. `}Not shown again once saved; left empty in a change, the old one stays.`,
    secretKept: 'Kept, not shown',
    secretLetGo: 'Cleared once saved',
    secretClear: (name) => `Clear: ${name}`,
    secretKeep: (name) => `Keep: ${name}`,
    cardTitle: 'Name the shop’s software or dealer interface',
    cardLead:
      'If nothing was recognised, or to read dealer prices with an account of yours, choose the software and fill this in. Credentials go to this shop only.',
    choose: 'Choose the software',
    software: 'Software or interface',
    add: 'Add the probe',
    added: (n) => `Interfaces added (${n})`,
    remove: 'Remove',
    tryNow: 'Try now',
    trying: 'Reading…',
    kind: 'Kind of probe',
    way: 'Way',
    addProbe: 'Add a probe',
    moreTitle: 'More probes, by your choice',
    moreLead:
      'Probes that ask people something, use an account of yours or have to be told where to look are never switched on by themselves. QQ, WeChat and phone only you can use: once registered, time them under “Log an entry → Asking customer service”.',
    draftsLead:
      'The page shows these ways to customer service. Once added, a probe only looks whether the channel is there; it asks once you tick “May send questions to customer service”.',
    measure: (contact) => `Measure responses: ${contact}`,
  },
};
