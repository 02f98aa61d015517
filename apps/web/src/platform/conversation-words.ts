import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  open: '查看对话',
  lead: '每行的归类如下；归类不对可以改，之后本平台里同样的话都按您说的算。',
  classes: {
    question: '我们的提问',
    human: '真人',
    greeting: '套话',
    bot: '机器人',
    queue: '排队提示',
    system: '系统提示',
  },
  classOf: (text: string) => `「${text}」是`,
  answered: (wait: string) => `${wait}后真人答复`,
  unanswered: (wait: string) => `等了 ${wait}，没有真人答复`,
  refused: '客服不在线或关闭了会话',
  notAsked: {
    'sending-off': '渠道在；未获准发送，没有提问',
    paused: '渠道在；监测已暂停，没有提问',
    'asked-lately': '渠道在；刚问过这个平台，没有提问',
  },
  closed: '客服显示不在线',
  after: (wait: string) => `+${wait}`,
  person: '人工归类',
  save: '保存归类',
  saving: '正在保存',
};

const en: Shape<typeof zh> = {
  open: 'Show the conversation',
  lead: 'What each line counts as. Correct what is wrong: the same words will count as you say from now on, on this platform.',
  classes: {
    question: 'our question',
    human: 'human',
    greeting: 'canned greeting',
    bot: 'bot',
    queue: 'queue notice',
    system: 'system line',
  },
  classOf: (text) => `“${text}” is`,
  answered: (wait) => `a human answered after ${wait}`,
  unanswered: (wait) => `waited ${wait}, and no human answered`,
  refused: 'customer service was not there, or closed the chat',
  notAsked: {
    'sending-off': 'the channel is there; nothing was asked, as sending is not allowed',
    paused: 'the channel is there; nothing was asked, as the probe is paused',
    'asked-lately': 'the channel is there; nothing was asked, as the platform was asked lately',
  },
  closed: 'customer service says that it is not there',
  after: (wait) => `+${wait}`,
  person: 'classed by a person',
  save: 'Save',
  saving: 'Saving',
};

export const CONVERSATION_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
