import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, mail } from './request.ts';
import { Settings } from './schema.ts';

export const email = defineChannel({
  kind: 'email',
  title: { zh: '邮件', en: 'E-mail' },
  description: {
    zh: '由你的 SMTP 服务器发出。证书不可信的服务器得不到密码。',
    en: 'From an SMTP server of yours. One whose certificate is not trusted gets no password.',
  },
  settings: Settings,
  perMinute: 10,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'mail', mail, classify },
  target: ({ to }) => to.join(', '),
});
