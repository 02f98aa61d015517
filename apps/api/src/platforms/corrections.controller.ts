import { CorrectProduct, Id } from '@kaopu/contracts';
import { correctProduct, forgetCorrection, publish, type Db } from '@kaopu/db';
import { itemOf } from '@kaopu/probes';
import { Body, Controller, Delete, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { notFound } from '../problems/problem.ts';

const Which = z.object({ ref: CorrectProduct.shape.ref });

/** References may be addresses, so they travel beside the path. */
@ApiTags('platforms')
@Controller('platforms/:id/product-item')
export class CorrectionsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Put()
  @HttpCode(204)
  @ApiOperation({ summary: 'Say what a product is; later looks and detections keep to it' })
  @ApiNoContentResponse()
  async correct(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: CorrectProduct }) { ref, item }: CorrectProduct,
  ): Promise<void> {
    if (!(await correctProduct(this.db, id, ref, item))) throw notFound();
    await publish(this.db, [{ type: 'platform', platformId: id }]);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Go by the title of the product again' })
  @ApiNoContentResponse()
  async forget(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: Which }) { ref }: z.infer<typeof Which>,
  ): Promise<void> {
    const known = await forgetCorrection(this.db, id, ref, (title) => itemOf(title)?.key ?? null);
    if (!known) throw notFound();
    await publish(this.db, [{ type: 'platform', platformId: id }]);
  }
}
