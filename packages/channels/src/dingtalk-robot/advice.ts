import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  310000: [
    '没通过机器人的安全设置：关键词要含「靠谱」；选了加签就要填加签密钥；选了 IP 就要加上本机的出口地址。还要核对本机的时间。',
    'Refused by the robot’s security settings: its keyword must be 靠谱, its signing secret be entered, or our address be listed. Check this machine’s clock, too.',
  ],
  300001: [
    'access_token 不对，重新复制机器人地址。',
    'The access_token is wrong: copy it once more.',
  ],
  300005: [
    'access_token 不对，重新复制机器人地址。',
    'The access_token is wrong: copy it once more.',
  ],
  400101: [
    'access_token 不对，重新复制机器人地址。',
    'The access_token is wrong: copy it once more.',
  ],
  400102: ['机器人被停用了，请群管理员启用。', 'The robot is switched off: have it switched on.'],
  400106: ['机器人已不在群里。', 'The robot is no longer in the group.'],
  400013: ['群已解散，换一个群。', 'The group is dissolved: use another.'],
  430102: ['内容被钉钉判为不合适。', 'DingTalk finds the words unsuitable.'],
  430104: ['内容被钉钉判为不合适。', 'DingTalk finds the content unsuitable.'],
  130101: [
    '一分钟发了二十条以上，停十分钟后自动再发。',
    'Over twenty in a minute; it goes again by itself in ten minutes.',
  ],
  660026: [
    '一分钟发得太多，停十分钟后自动再发。',
    'Too many in a minute; it goes again by itself in ten minutes.',
  ],
  410100: ['发得太快，停十分钟后自动再发。', 'Too fast; it goes again by itself in ten minutes.'],
  90030: [
    '调用次数用完了，稍后自动再发。',
    'The calls allowed are used up; it goes again by itself.',
  ],
});
