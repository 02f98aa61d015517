import { z } from 'zod';
import { base, secret, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://sctapi.ftqq.com'),
  sendKey: secret(['SendKey', 'SendKey'], WORD, [
    'sct.ftqq.com → SendKey，SCT 开头',
    'At sct.ftqq.com under SendKey; begins with SCT',
  ]),
});
export type Settings = z.infer<typeof Settings>;
