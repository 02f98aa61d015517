import { createHash, randomBytes } from 'node:crypto';

/** What scanners for leaked secrets know it by. */
const PREFIX = 'kvt_';

const FORM = /^Bearer (kvt_[A-Za-z0-9_-]{43})$/;

/** 256 random bits: nothing that could be guessed, so a plain hash keeps it. */
export function newToken(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The token of an `Authorization` header; null for none of ours. */
export function tokenIn(header: string | undefined): string | null {
  return FORM.exec(header ?? '')?.[1] ?? null;
}
