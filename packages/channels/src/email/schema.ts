import { z } from 'zod';
import { ANY_SECRET, choice, line, number, secret, several } from '../kit/fields.ts';

export const Settings = z.object({
  host: line(
    ['SMTP 服务器', 'SMTP server'],
    ['例如 smtp.qq.com、smtp.exmail.qq.com', 'Such as smtp.qq.com'],
    253,
  ),
  port: number(['端口', 'Port'], { min: 1, max: 65_535 }, 465),
  security: choice(
    ['加密', 'Encryption'],
    {
      tls: ['TLS（一般是 465 端口）', 'TLS, usually port 465'],
      starttls: ['STARTTLS（一般是 587 端口）', 'STARTTLS, usually port 587'],
      none: ['不加密（只限本机）', 'None, for this very machine only'],
    },
    'tls',
  ),
  user: line(['登录名', 'User name']),
  password: secret(['密码或授权码', 'Password or authorization code'], ANY_SECRET, [
    'QQ、163 等邮箱填授权码：网页版设置 → 账户 → 开启 SMTP 服务时生成',
    'Many providers give out a code of its own for SMTP, in the settings of their web mail',
  ]),
  from: z.email({ error: 'address-invalid' }).meta({ labels: { zh: '发件人', en: 'From' } }),
  to: several(['收件人', 'To'], z.email({ error: 'address-invalid' }), 20),
});
export type Settings = z.infer<typeof Settings>;
