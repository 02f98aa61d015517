import { Id, SeveralAnswers, SeveralQuery } from '@kaopu/contracts';
import { together } from '@kaopu/db';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

/** What a screen shows of a platform, asked at once. */
@ApiTags('platforms')
@Controller('platforms/:id/several')
export class SeveralController {
  @Get()
  @ApiOperation({
    summary: 'Some parts of a platform, each answered as if asked alone, in few statements for all',
  })
  @ApiOkResponse({ standardSchema: SeveralAnswers })
  async several(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: SeveralQuery }) { get }: z.output<typeof SeveralQuery>,
    @Req() { server, headers }: FastifyRequest,
  ): Promise<SeveralAnswers> {
    const language = headers['accept-language'];
    const about = {
      host: headers.host ?? '',
      ...(language !== undefined && { 'accept-language': language }),
    };
    const answers = await together(() =>
      Promise.all(
        get.map((part) => {
          const below = part === '' || part.startsWith('?') ? part : `/${part}`;
          const url = `/api/v1/platforms/${id}${below}`;
          return server.inject({ method: 'GET', url, headers: about });
        }),
      ),
    );
    return {
      items: answers.map(({ statusCode, payload }) => ({
        status: statusCode,
        body: JSON.parse(payload) as unknown,
      })),
    };
  }
}
