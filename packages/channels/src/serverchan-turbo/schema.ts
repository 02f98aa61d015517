import { z } from 'zod';
import { base, secret, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://sctapi.ftqq.com'),
  sendKey: secret(['SendKey', 'SendKey'], WORD, ['SCT 开头', 'Begins with SCT']),
});
export type Settings = z.infer<typeof Settings>;
