import { z } from 'zod';

/** How a connection is kept from being overheard. */
export const SECURITY = {
  tls: { zh: 'TLS（一开始就加密）', en: 'TLS from the start' },
  starttls: { zh: 'STARTTLS', en: 'STARTTLS' },
  none: { zh: '不加密（仅限本机）', en: 'none (this very machine only)' },
} as const;

const PORT = { labels: { zh: '端口', en: 'Port' } };

/**
 * A server of the operator's own, and how to sign in. `password` is marked write-only: the API never
 * shows it. Without encryption only this very machine is spoken to.
 */
export const Login = z.object({
  host: z
    .string()
    .min(1)
    .max(253)
    .meta({ labels: { zh: '服务器', en: 'Server' } }),
  port: z.int().min(1).max(65_535).meta(PORT),
  security: z
    .enum(['tls', 'starttls', 'none'])
    .default('tls')
    .meta({ labels: { zh: '加密', en: 'Encryption' }, options: SECURITY }),
  user: z
    .string()
    .min(1)
    .max(254)
    .meta({ labels: { zh: '账号', en: 'Account' } }),
  password: z
    .string()
    .min(1)
    .max(1_000)
    .meta({ secret: true, labels: { zh: '密码或授权码', en: 'Password' } }),
});
export type Login = z.infer<typeof Login>;

/** The same with the port that servers of this kind listen on, unless they say otherwise. */
export function loginAt(port: number) {
  return Login.extend({ port: Login.shape.port.default(port).meta(PORT) });
}
