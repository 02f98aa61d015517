import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  400: [
    '设备 key 不对，或者手机上的 Bark 已重新注册。',
    'The device key is wrong, or Bark was registered anew.',
  ],
  404: ['服务地址不对。', 'The address of the service is wrong.'],
  500: [
    '苹果没有接受，稍后自动再发；一直这样就在手机上重新打开 Bark。',
    'Apple did not take it; it goes again by itself. If that stays so, open Bark on the phone.',
  ],
});
