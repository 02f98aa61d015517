import { ChannelDelivery, Id } from '@kaopu/contracts';
import { findDelivery, sendAgain, type Db } from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DB, TRANSPORT } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { deliveryView } from './views.ts';

@ApiTags('channels')
@Controller('deliveries')
export class DeliveriesController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(TRANSPORT) private readonly transport: Transport,
  ) {}

  @Get(':id')
  @ApiOperation({
    summary: 'One message on its way through one channel: its tries, and what was said',
  })
  @ApiOkResponse({ standardSchema: ChannelDelivery })
  async get(@Param('id', { schema: Id }) id: string): Promise<ChannelDelivery> {
    const found = await findDelivery(this.db, id);
    if (found === null) throw notFound();
    return deliveryView(found);
  }

  @Post(':id/again')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try a dead letter again, for another day' })
  @ApiOkResponse({ standardSchema: ChannelDelivery })
  async again(@Param('id', { schema: Id }) id: string): Promise<ChannelDelivery> {
    await this.get(id);
    if (!(await sendAgain(this.db, id))) throw new ApiProblem(409, 'delivery-not-dead');
    await this.transport.send('tell', [{ payload: {} }]);
    return this.get(id);
  }
}
