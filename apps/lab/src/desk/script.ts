import { z } from 'zod';

/** How a desk behaves; the lab runs one of each. */
export const DESK_MODES = [
  'good',
  'slow',
  'silent',
  'bot-only',
  'lying',
  'closed',
  'blocked',
  'broken',
] as const;
export const DeskMode = z.enum(DESK_MODES);
export type DeskMode = z.infer<typeof DeskMode>;

/** 0 the visitor, above 0 an operator, -1 the system, -2 a bot: as Live Helper Chat numbers them. */
export type UserId = 0 | 1 | -1 | -2;

export interface Scripted {
  /** Milliseconds after the question; below 0 before it. */
  afterMs: number;
  userId: UserId;
  text: string;
}

const BEFORE: readonly Scripted[] = [
  { afterMs: -1_000, userId: -2, text: '您好，欢迎光临本店，请问有什么可以帮您？' },
];

const QUEUE: readonly Scripted[] = [
  { afterMs: 300, userId: -1, text: '您前面还有 2 位，请耐心等待。' },
  { afterMs: 1_200, userId: 1, text: '当前排队人数较多，您是第 1 位。' },
];

const ACCEPTED: readonly Scripted[] = [
  { afterMs: 2_200, userId: -1, text: '客服 小王 已接入会话' },
  { afterMs: 2_600, userId: 1, text: '亲，您好，很高兴为您服务~' },
];

const BOT: readonly Scripted[] = [
  { afterMs: 200, userId: -2, text: '我是智能客服小卡，请选择问题：1 发货 2 退换' },
  { afterMs: 4_000, userId: 1, text: '转人工请回复【人工】' },
  { afterMs: 9_000, userId: 1, text: '现在是非工作时间，请您留言。' },
];

/** A machine under a person's name: the same words to everybody, sooner than anybody reads. */
const POSING: readonly Scripted[] = [
  { afterMs: 800, userId: 1, text: '在的亲，年卡月卡都有现货，量大从优，直接拍就行，自动发货哦。' },
];

const ANSWER = '有的，10 张起 168 一张，下单自动发。';

/** When a human answers at a desk that does, milliseconds after the question. */
export const ANSWER_MS = { good: 7_000, slow: 40 * 60_000 } as const;

/** Everything that a desk will ever say to one question, in the order of time. */
export function scriptOf(mode: DeskMode): readonly Scripted[] {
  switch (mode) {
    case 'good':
    case 'slow': {
      const answer: Scripted = { afterMs: ANSWER_MS[mode], userId: 1, text: ANSWER };
      return [...BEFORE, ...QUEUE, ...ACCEPTED, answer];
    }
    case 'silent':
      return [...BEFORE, ...QUEUE];
    case 'bot-only':
      return [...BEFORE, ...BOT];
    case 'lying':
      return POSING;
    case 'closed':
    case 'blocked':
    case 'broken':
      return [];
  }
}
