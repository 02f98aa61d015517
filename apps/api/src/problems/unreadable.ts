import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ApiProblem } from './problem.ts';
import { describeProblem } from './problem.filter.ts';

const BY_CODE: Record<string, readonly [number, 'headers-too-large' | 'timeout']> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'timeout'],
};

/** Answers what could not be read as a request, which no filter sees: in Chinese, for nobody said otherwise. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, code] = BY_CODE[error.code ?? ''] ?? [400, 'bad-request' as const];
  const body = JSON.stringify(describeProblem(new ApiProblem(status, code), 'zh'));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  else socket.destroy(error);
}
