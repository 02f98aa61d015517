import { Id, MarketQuery, MarketView } from '@kaopu/contracts';
import { findPlatform, marketItems, marketOffers, type Db } from '@kaopu/db';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { notFound } from '../problems/problem.ts';
import { marketOffer } from './views.ts';

const MOST_ITEMS = 200;
const MOST_OFFERS = 5_000;

/** What all platforms ask for what one sells. */
@ApiTags('platforms')
@Controller('platforms/:id/market')
export class MarketController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'One of its goods across all platforms that sell it, price and fees' })
  @ApiOkResponse({ standardSchema: MarketView })
  async market(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: MarketQuery }) query: z.infer<typeof MarketQuery>,
  ): Promise<MarketView> {
    const items = await marketItems(this.db, id, MOST_ITEMS);
    if (items.length === 0 && (await findPlatform(this.db, id, 'medium')) === null) {
      throw notFound();
    }
    const wanted = items.find(({ item }) => item === query.item) ?? items[0];
    if (wanted === undefined) return { items: [], item: null, offers: [] };
    const offers = await marketOffers(this.db, wanted.item, MOST_OFFERS);
    return { items, item: wanted.item, offers: offers.map(marketOffer) };
  }
}
