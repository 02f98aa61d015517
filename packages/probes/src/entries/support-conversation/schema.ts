import { z } from 'zod';
import { choice, line, note, spanOf, timer } from '../../kit/fields.ts';

export const Fields = z
  .strictObject({
    channel: choice(['渠道', 'Channel'], {
      qq: ['QQ', 'QQ'],
      wechat: ['微信', 'WeChat'],
      wecom: ['企业微信', 'WeCom'],
      web: ['网页', 'Web page'],
      phone: ['电话', 'Phone'],
      other: ['其他', 'Other'],
    }),
    phase: choice(['什么时候问', 'When in the deal'], {
      presales: ['下单前', 'Before buying'],
      aftersales: ['下单后', 'After buying'],
    }).optional(),
    question: line(['问了什么', 'What was asked'], 200).optional(),
    wait: timer(['等了多久', 'How long it took'], {
      hint: [
        '发出问题时开始；真人答复时停止，机器人、排队提示和「您好」不算',
        'Start when you send the question; stop when a human answers: bots, queue notices and “hello” do not count',
      ],
    }),
    outcome: choice(['结果', 'Outcome'], {
      answered: ['真人答复了', 'A human answered'],
      'bots-only': ['只有机器人或套话', 'Only bots or canned words'],
      waiting: ['还没人理', 'Nobody yet'],
      refused: ['被拉黑或关闭会话', 'Blocked, or the chat was closed'],
    }),
    resolved: choice(['解决了吗', 'Was it resolved'], {
      yes: ['解决了', 'Resolved'],
      no: ['没解决', 'Not resolved'],
      pending: ['还在处理', 'Still under way'],
    }).optional(),
    note: note(['备注', 'Note']).optional(),
  })
  .refine(({ wait, outcome }) => (spanOf(wait).to === null) === (outcome !== 'answered'), {
    path: ['outcome'],
    error: 'stopped-means-answered',
  });
export type Fields = z.infer<typeof Fields>;
