import { z } from 'zod';
import { secretUrl } from '../kit/fields.ts';

/** `whsec_` and base64 of 24 to 64 bytes, as Standard Webhooks has it. */
const SECRET =
  /^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})?$/;

const url = secretUrl(
  ['接收地址', 'Address'],
  ['通知以 JSON 发到这里', 'Messages are posted here as JSON'],
);
const secret = z
  .string()
  .regex(SECRET, { error: 'secret-invalid' })
  .meta({
    labels: { zh: '签名密钥', en: 'Signing secret' },
    hint: { zh: 'whsec_ 开头；留空则自动生成', en: 'Begins with whsec_; made for you if empty' },
    secret: true,
    made: true,
  });

export const Settings = z.object({ url, secret });
export type Settings = z.infer<typeof Settings>;

/** A secret that is left out is made. */
export const Form = z.object({ url, secret: secret.optional() });
