import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  900: [
    '今天发得太多，账号已被限制：继续发会封得更久，所以停一天再发。',
    'Too many today: the account is held back, and going on would prolong that, so it rests for a day.',
  ],
  903: ['token 不对，到 PushPlus 的个人中心重新复制。', 'The token is wrong: copy it once more.'],
  905: ['PushPlus 账号还没实名认证。', 'The PushPlus account has not given a real name.'],
  888: ['PushPlus 积分不足。', 'Not enough points at PushPlus.'],
  805: ['这个 token 无权发给这个群组。', 'This token may not send to that group.'],
  401: ['PushPlus 没有授权这次请求。', 'PushPlus does not authorise the request.'],
  403: ['本机的出口地址不在 PushPlus 的安全 IP 里。', 'Our address is not on PushPlus’s list.'],
  999: ['PushPlus 检查没通过，看后面的原话。', 'PushPlus refuses it; see its words.'],
});
