import type { Problem } from '@kaopu/contracts';
import { EvidenceUnreachable } from '@kaopu/db';
import {
  Catch,
  HttpException,
  Inject,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WATCH } from '../core/core.module.ts';
import type { Watch } from '../health/watch.ts';
import { ApiProblem } from './problem.ts';
import { FIELDS } from './field-texts.ts';
import { PROBLEMS, type ProblemCode } from './texts.ts';

/** Turns whatever was thrown into problem details (RFC 9457), in Chinese unless English is preferred. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  constructor(@Inject(WATCH) private readonly watch: Watch) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = asProblem(error);
    if (problem.code === 'internal') void this.log(error);
    if (reply.sent) return;
    void sendProblem(request, reply, problem);
  }

  /** What an outage of a store brings has been said once, and is not said for every request. */
  private async log(error: unknown): Promise<void> {
    if (!(await this.watch.isOutage())) this.logger.error(error);
  }
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ApiProblem,
): FastifyReply {
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      describeProblem(problem, prefersEnglish(request.headers['accept-language']) ? 'en' : 'zh'),
    );
}

export function describeProblem(problem: ApiProblem, language: 'zh' | 'en'): Problem {
  const text = PROBLEMS[problem.code];
  return {
    type: `urn:kaopu:problem:${problem.code}`,
    title: text.title[language],
    status: problem.status,
    detail: text.detail[language],
    code: problem.code,
    ...(problem.fields.length > 0 && {
      errors: problem.fields.map((field) => ({
        path: field.path,
        code: field.code,
        detail: field.detail ?? FIELDS[field.code][language],
      })),
    }),
    ...problem.extra,
  };
}

const BY_STATUS: Record<number, ProblemCode> = {
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
};

/** Names what the framework refused; what it did not refuse is our fault. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof EvidenceUnreachable) return new ApiProblem(503, 'store-unreachable');
  const status = statusOf(error);
  if (status < 400 || status >= 500) return new ApiProblem(500, 'internal');
  return new ApiProblem(status, isBodyFault(error) ? 'malformed-body' : codeOf(status));
}

function codeOf(status: number): ProblemCode {
  return BY_STATUS[status] ?? 'bad-request';
}

/** Nest turns what the body's parser threw, and nothing else, into its own exception of 400. */
function isBodyFault(error: unknown): boolean {
  return error instanceof HttpException && error.getStatus() === 400;
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' ? status : 500;
}

/** True when English is accepted, and preferred to any Chinese. */
export function prefersEnglish(header: string | undefined): boolean {
  const languages = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(';');
      return { tag: tag.trim().toLowerCase(), q: Number(quality.trim().slice(2)) };
    })
    .filter(({ tag, q }) => /^(en|zh)(-|$)/.test(tag) && q > 0)
    .sort((a, b) => b.q - a.q);
  return languages[0]?.tag.startsWith('en') ?? false;
}
