import { z } from 'zod';
import { base, secret, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://api.day.app'),
  deviceKey: secret(['设备 key', 'Device key'], WORD, [
    'Bark 应用里地址的最后一段',
    'Last part of the address that the Bark app shows',
  ]),
});
export type Settings = z.infer<typeof Settings>;
