import { Health } from '@kaopu/contracts';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { WATCH } from '../core/core.module.ts';
import type { Watch } from './watch.ts';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(@Inject(WATCH) private readonly watch: Watch) {}

  @Get()
  @ApiOperation({ summary: 'Is the machine watching? 503 when it cannot' })
  @ApiOkResponse({ standardSchema: Health })
  @ApiServiceUnavailableResponse({ standardSchema: Health })
  async get(@Res() reply: FastifyReply): Promise<void> {
    const health = await this.watch.health();
    await reply
      .status(health.status === 'down' ? 503 : 200)
      .header('cache-control', 'no-store')
      .send(health);
  }
}
