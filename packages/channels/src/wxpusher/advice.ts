import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  1001: [
    'appToken 或内容不对，看后面的原话。',
    'The app token or the content is wrong; see its words.',
  ],
  1002: ['appToken 不被认可。', 'The app token is not accepted.'],
  1003: ['签名不对。', 'The signature is wrong.'],
  1004: ['服务地址不对。', 'The address of the service is wrong.'],
});
