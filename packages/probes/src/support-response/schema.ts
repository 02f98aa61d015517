import { z } from 'zod';
import { loginAt, SECURITY } from '../kit/conversation/login.ts';
import { MailAccount } from '../kit/conversation/mail.ts';
import { Conversation } from '../kit/conversation/response.ts';
import { QUESTIONS } from './questions.ts';

const WebUrl = z.url({ protocol: /^https?$/ }).max(2048);

const COMMON = {
  /** Nothing is sent to anybody unless the operator says so. */
  sending: z
    .boolean()
    .default(false)
    .meta({ labels: { zh: '允许向客服发送提问', en: 'May send questions to customer service' } }),
  /** Who asks; it stands in every question. */
  asker: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .default('某商户')
    .meta({ labels: { zh: '提问署名', en: 'Who asks' } }),
  questions: z
    .array(z.string().trim().min(4).max(200))
    .min(1)
    .max(20)
    .default([...QUESTIONS])
    .meta({ labels: { zh: '问题', en: 'Questions' } }),
};

const LiveHelperChat = z
  .object({
    ...COMMON,
    channel: z.literal('live-helper-chat'),
    /** Where Live Helper Chat lies, e.g. https://shop.example/lhc/index.php */
    chatUrl: WebUrl.meta({ labels: { zh: '聊天系统网址', en: 'Chat address' } }),
    department: z
      .int()
      .positive()
      .nullable()
      .default(null)
      .meta({ labels: { zh: '部门编号', en: 'Department' } }),
  })
  .meta({ labels: { zh: 'Live Helper Chat 在线聊天', en: 'Live Helper Chat' } });

const Selector = z.string().trim().min(1).max(300);

/** A chat window of any make, driven in the browser by a small script: open, ask, wait. */
const WebPage = z
  .object({
    ...COMMON,
    channel: z.literal('web-page'),
    pageUrl: WebUrl.meta({ labels: { zh: '网页', en: 'Page' } }),
    /** Selector of the iframe that the window lies in. */
    frame: Selector.nullable()
      .default(null)
      .meta({ labels: { zh: '聊天窗口所在的 iframe', en: 'Iframe of the chat' } }),
    /** What is clicked, in order, until the window is open. */
    open: z
      .array(Selector)
      .max(5)
      .default([])
      .meta({ labels: { zh: '依次点击以打开窗口', en: 'Clicks that open it' } }),
    field: Selector.meta({ labels: { zh: '输入框', en: 'Text field' } }),
    /** null: the Enter key sends. */
    send: Selector.nullable()
      .default(null)
      .meta({ labels: { zh: '发送按钮', en: 'Send button' } }),
    /** Each line of the conversation. */
    lines: Selector.meta({ labels: { zh: '每一条消息', en: 'Each line' } }),
    listenSeconds: z
      .int()
      .min(10)
      .max(60)
      .default(60)
      .meta({ labels: { zh: '发送后等多久（秒）', en: 'Wait after sending (s)' } }),
  })
  .meta({
    labels: { zh: '网页聊天窗口（用浏览器打开）', en: 'Chat window in a page (in the browser)' },
  });

const Mail = z
  .object({
    ...COMMON,
    channel: z.literal('mail'),
    address: z
      .email()
      .max(254)
      .meta({ labels: { zh: '客服邮箱', en: 'Customer service address' } }),
    account: MailAccount.meta({ labels: { zh: '自己的邮箱', en: 'Your own mailbox' } }),
  })
  .meta({ labels: { zh: '邮件', en: 'E-mail' } });

const Xmpp = z
  .object({
    ...COMMON,
    channel: z.literal('xmpp'),
    /** Bare address of customer service. */
    address: z
      .string()
      .regex(/^[^@/\s]{1,128}@[^@/\s]{1,253}$/)
      .meta({
        examples: ['desk@site.example'],
        labels: { zh: '客服 XMPP 地址', en: 'Customer service address' },
      }),
    account: loginAt(5222)
      .extend({
        /** Every server has STARTTLS; without it only this very machine is spoken to. */
        security: z
          .enum(['starttls', 'none'])
          .default('starttls')
          .meta({
            labels: { zh: '加密', en: 'Encryption' },
            options: { starttls: SECURITY.starttls, none: SECURITY.none },
          }),
        /** Of our own address. */
        domain: z
          .string()
          .min(1)
          .max(253)
          .meta({ labels: { zh: '账号域名', en: 'Account domain' } }),
      })
      .meta({ labels: { zh: '自己的账号', en: 'Your own account' } }),
  })
  .meta({ labels: { zh: 'XMPP', en: 'XMPP' } });

/** One channel of customer service, and the operator's own account where one is needed. */
export const Config = z.discriminatedUnion('channel', [LiveHelperChat, WebPage, Mail, Xmpp]);
export type Config = z.infer<typeof Config>;
export type ConfigOf<Channel extends Config['channel']> = Extract<Config, { channel: Channel }>;

export const Seen = z.object({
  channel: z.enum(['live-helper-chat', 'web-page', 'mail', 'xmpp']),
  /** Whom we speak to: the chat's address, the mailbox, the account. */
  address: z.string().max(2048),
  /** Does the channel itself say that somebody is there? null where it says nothing. */
  online: z.boolean().nullable(),
  /** null when nothing was asked. */
  conversation: Conversation.nullable(),
  notAsked: z.enum(['sending-off', 'paused', 'asked-lately']).nullable(),
});
export type Seen = z.infer<typeof Seen>;
