import type { FastifyReply } from 'fastify';

/** Nothing runs, loads, submits, or leads anywhere, and the document is of no origin of ours. */
const SANDBOX = [
  'sandbox',
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
];

/**
 * Headers of everything that comes from a supplier. `framed` is for what the dashboard shows in
 * a frame of its own; all else no page may frame.
 */
export function guardedReply(reply: FastifyReply, type: string, framed: boolean): FastifyReply {
  const policy = [...SANDBOX, `frame-ancestors ${framed ? "'self'" : "'none'"}`].join('; ');
  return reply
    .header('content-type', type)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', policy)
    .header('referrer-policy', 'no-referrer')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('x-robots-tag', 'noindex');
}

/** Content-addressed: what it names never changes. */
export const FOR_GOOD = 'private, max-age=31536000, immutable';
/** Made by us from it, and made better by the next version. */
export const FOR_A_WHILE = 'private, max-age=300';
