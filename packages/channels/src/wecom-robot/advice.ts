import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  93000: [
    'key 不对，或者机器人已从群里移除。重新复制机器人地址里 key= 后面的部分。',
    'The key is wrong, or the robot was taken out of the group. Copy what follows key= once more.',
  ],
  45009: ['一分钟发得太多，稍后自动再发。', 'Too many in a minute; it goes again by itself.'],
  45033: ['同时发得太多，稍后自动再发。', 'Too many at once; it goes again by itself.'],
  40058: [
    '内容的格式不被接受，检查模板。',
    'The content’s form is not accepted: look at the template.',
  ],
  45002: ['内容太长，把模板写短些。', 'Too long: shorten the template.'],
  44004: ['内容是空的，检查模板。', 'The content is empty: look at the template.'],
});
