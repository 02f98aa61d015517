import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  535: [
    '登录名或密码不对；QQ、163 等邮箱要填授权码。',
    'The user name or password is wrong; some providers want an authorization code.',
  ],
  550: ['对方邮箱不存在，或者拒收。', 'The mailbox does not exist, or refuses.'],
  553: ['发件人要和登录名一致。', 'The sender must be the one who signs in.'],
});
