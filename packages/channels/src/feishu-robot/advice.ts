import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  19001: [
    '机器人地址不对，或者机器人已被删除。',
    'The robot’s address is wrong, or it was removed.',
  ],
  19002: [
    '内容的格式不被接受，检查模板。',
    'The content’s form is not accepted: look at the template.',
  ],
  19021: [
    '签名不对：核对签名密钥，再核对本机的时间（相差不能超过一小时）。',
    'The signature is wrong: check the signing secret, and this machine’s clock (an hour at most).',
  ],
  19022: [
    '本机的出口地址不在机器人的 IP 白名单里，把它加进去。',
    'Our address is not on the robot’s list: add it there.',
  ],
  19024: [
    '消息里没有机器人要求的关键词，把「靠谱」设为关键词。',
    'The robot asks for another keyword: make it 靠谱.',
  ],
  11232: ['发得太多，稍后自动再发。', 'Too many; it goes again by itself.'],
  9499: [
    '飞书没接受这次请求，稍后自动再发。',
    'Feishu did not take the request; it goes again by itself.',
  ],
});
