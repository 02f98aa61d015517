import type { TLSSocket } from 'node:tls';
import { messageOf } from './fault.ts';

export interface TlsDetails {
  /** Milliseconds UTC; 0 when the certificate names no end. */
  validTo: number;
  authorized: boolean;
  error: string | null;
  /** Milliseconds UTC; 0 when the certificate names no beginning. */
  validFrom: number;
  /** Common names as the certificate writes them; '' when it names none. */
  subject: string;
  issuer: string;
  /** SHA-256 of the certificate in hex; '' when the server showed none. */
  fingerprint: string;
  /** Such as TLSv1.3; '' when unknown. */
  protocol: string;
  cipher: string;
}

function instant(text: string | undefined): number {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? 0 : at;
}

/** A certificate may name many; what a stranger wrote is kept short. */
function nameOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first.slice(0, 200) : '';
}

export function detailsOf(socket: TLSSocket): TlsDetails {
  const certificate = socket.getPeerCertificate();
  // Node types this as Error, but holds the code as a string.
  const problem: unknown = socket.authorizationError;
  return {
    validTo: instant(certificate.valid_to),
    authorized: socket.authorized,
    error: socket.authorized ? null : messageOf(problem ?? 'unauthorized'),
    validFrom: instant(certificate.valid_from),
    subject: nameOf(certificate.subject?.CN),
    issuer: nameOf(certificate.issuer?.CN ?? certificate.issuer?.O),
    fingerprint: (certificate.fingerprint256 ?? '').replaceAll(':', '').toLowerCase(),
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher()?.name ?? '',
  };
}
