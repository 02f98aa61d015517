import { z } from 'zod';
import { base, secret, several, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://wxpusher.zjiecode.com'),
  appToken: secret(['appToken', 'App token'], WORD, ['AT_ 开头', 'Begins with AT_']),
  uids: several(['收件人 UID', 'UIDs of who gets it'], z.string().trim().min(1).max(100), 50),
});
export type Settings = z.infer<typeof Settings>;
