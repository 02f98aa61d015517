import type { Lang } from '../format/time.ts';

interface ProbeFormWords {
  settings: string;
  addRow: string;
  removeRow: (n: string) => string;
  optional: string;
  secretHint: string;
  cardTitle: string;
  cardLead: string;
  choose: string;
  software: string;
  add: string;
  added: (n: string) => string;
  remove: string;
  tryNow: string;
  trying: string;
}

export const PROBE_FORM_WORDS: Readonly<Record<Lang, ProbeFormWords>> = {
  'zh-CN': {
    settings: '设置',
    addRow: '再加一项',
    removeRow: (n) => `移除第 ${n} 项`,
    optional: '选填',
    secretHint: '保存后不再显示；修改时留空则沿用原来的。',
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
  },
  en: {
    settings: 'Settings',
    addRow: 'Add another',
    removeRow: (n) => `Remove item ${n}`,
    optional: 'optional',
    secretHint: 'Not shown again once saved; left empty in a change, the old one stays.',
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
  },
};
