import { Id, ProfileQuery } from '@kaopu/contracts';
import { findPlatform, type Db } from '@kaopu/db';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { platformBase } from '../platforms/views.ts';
import { notFound } from '../problems/problem.ts';
import { badgeSvg } from './badge.ts';

const BadgeQuery = ProfileQuery.extend({ lang: z.enum(['zh', 'en']).default('zh') });
/** Opened alone it is a document: one in which nothing runs and which loads nothing. */
const POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

@ApiTags('platforms')
@Controller('platforms/:id/badge.svg')
export class BadgeController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'How a platform stands, as a picture to embed elsewhere' })
  @ApiOkResponse({ content: { 'image/svg+xml': { schema: { type: 'string' } } } })
  async badge(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: BadgeQuery }) { profile, lang }: z.infer<typeof BadgeQuery>,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const platform = await findPlatform(this.db, id, profile);
    if (platform === null) throw notFound();
    const { name, score, stale, lastObservedAt } = platformBase(platform);
    const svg = badgeSvg({ name, score, stale, lastObservedAt, lang });
    const tag = `"${createHash('sha256').update(svg).digest('base64url')}"`;
    void reply
      .header('cache-control', 'public, max-age=300')
      .header('etag', tag)
      .header('content-security-policy', POLICY)
      .header('cross-origin-resource-policy', 'cross-origin');
    if (headers['if-none-match'] === tag) {
      await reply.code(304).send();
      return;
    }
    await reply.header('content-type', 'image/svg+xml; charset=utf-8').send(svg);
  }
}
