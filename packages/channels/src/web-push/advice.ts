import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  'HTTP 404': [
    '这个浏览器的订阅已经失效，删除这个渠道，在那个浏览器里重新订阅。',
    'The browser’s subscription is over: delete this channel and subscribe there once more.',
  ],
  'HTTP 410': [
    '这个浏览器的订阅已经失效，删除这个渠道，在那个浏览器里重新订阅。',
    'The browser’s subscription is over: delete this channel and subscribe there once more.',
  ],
  'HTTP 403': [
    '推送服务不认我们的密钥，重新订阅。',
    'The push service does not know our key: subscribe once more.',
  ],
});
