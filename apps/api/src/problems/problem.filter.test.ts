import { HttpException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { asProblem, prefersEnglish } from './problem.filter.ts';
import { ApiProblem } from './problem.ts';

describe('prefersEnglish', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['*', false],
    ['fr', false],
    ['zh', false],
    ['zh-CN,zh;q=0.9,en;q=0.8', false],
    ['en', true],
    ['en-US', true],
    ['EN-us', true],
    ['en-US,en;q=0.9,zh;q=0.8', true],
    ['fr,en;q=0.5', true],
    ['zh;q=0.5,en;q=0.9', true],
    ['zh;q=0.5, en ;q=0.5', false],
    ['en;q=0.5,zh;q=0.5', true],
    ['en; q=0.3, zh; q=0.2', true],
    ['en;q=0', false],
    ['en;q=0,zh', false],
    ['zh;q=0,en;q=0.1', true],
    ['en;q=high', false],
    ['enm', false],
    [',;,;;', false],
  ])('reads %j as %s', (header, english) => expect(prefersEnglish(header)).toBe(english));
});

describe('asProblem', () => {
  const coded = (statusCode: unknown, code = 'X') =>
    Object.assign(new Error(code), { statusCode, code });
  it.each([
    ['a problem of ours', new ApiProblem(409, 'alert-ended'), 409, 'alert-ended'],
    ['no route', new HttpException('x', 404), 404, 'not-found'],
    ['a method nobody has', new HttpException('x', 405), 405, 'bad-request'],
    ['JSON that does not parse', new HttpException('x', 400), 400, 'malformed-body'],
    ['an address that does not decode', coded(400, 'FST_ERR_BAD_URL'), 400, 'bad-request'],
    ['a large body', coded(413, 'FST_ERR_CTP_BODY_TOO_LARGE'), 413, 'too-large'],
    [
      'another media type',
      coded(415, 'FST_ERR_CTP_INVALID_MEDIA_TYPE'),
      415,
      'unsupported-media-type',
    ],
    ['a file outside the folder', coded(403), 403, 'bad-request'],
    ['a fault of ours', new Error('x'), 500, 'internal'],
    ['a fault that says so', coded(503), 500, 'internal'],
    ['a success thrown', coded(200), 500, 'internal'],
    ['a status that is none', coded('404'), 500, 'internal'],
    ['a SyntaxError in our own code', new SyntaxError('x'), 500, 'internal'],
    ['no error at all', null, 500, 'internal'],
    ['a text', 'x', 500, 'internal'],
  ])('names %s', (_what, error, status, code) => {
    expect(asProblem(error)).toMatchObject({ status, code });
  });
});
