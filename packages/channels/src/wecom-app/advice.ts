import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  40001: ['应用 Secret 不对。', 'The secret of the app is wrong.'],
  40013: ['企业 ID 不对。', 'The corp ID is wrong.'],
  40056: ['AgentId 不对。', 'The AgentId is wrong.'],
  40091: ['应用 Secret 不对，或者已重置。', 'The secret of the app is wrong, or was renewed.'],
  60020: [
    '本机的出口地址不在应用的「企业可信 IP」里，把它加进去。',
    'Our address is not among the app’s trusted ones: add it there.',
  ],
  81013: ['收件人都不在应用的可见范围里。', 'None of the receivers may see the app.'],
  301002: ['应用没有给这些成员发消息的权限。', 'The app may not write to these members.'],
  48002: ['应用没有发消息的权限。', 'The app may not send messages.'],
  45009: ['发得太多，稍后自动再发。', 'Too many; it goes again by itself.'],
  invaliduser: [
    '已发出，但这些成员收不到：不存在，或不在应用的可见范围里。',
    'Sent, but these members do not get it: unknown, or they may not see the app.',
  ],
});
