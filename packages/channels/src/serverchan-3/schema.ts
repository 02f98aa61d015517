import { z } from 'zod';
import { maybe, secret } from '../kit/fields.ts';

/** The user's number stands in the key, and names the host. */
export const SEND_KEY = /^sctp(\d{1,12})t\w+$/i;

export const Settings = z.object({
  sendKey: secret(['SendKey', 'SendKey'], SEND_KEY, [
    'sc3.ft07.com → SendKey，sctp 开头',
    'At sc3.ft07.com under SendKey; begins with sctp',
  ]),
  baseUrl: maybe(
    ['服务地址', 'Address of the service'],
    ['留空即可：由 SendKey 得出', 'Leave it empty: it follows from the SendKey'],
  ).refine((url) => url === undefined || url === '' || /^https?:\/\/[^\s]+$/.test(url), {
    error: 'url-invalid',
  }),
});
export type Settings = z.infer<typeof Settings>;

/** Where to send to: the address given, else the one that the key implies. */
export function baseOf({ sendKey, baseUrl }: Settings): string {
  if (baseUrl !== undefined && baseUrl !== '') return baseUrl;
  return `https://${SEND_KEY.exec(sendKey)?.[1] ?? ''}.push.ft07.com`;
}
