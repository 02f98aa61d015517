import { AddVantage, Id, VantageCreated, VantageRule, Vantages } from '@kaopu/contracts';
import {
  createVantage,
  listVantages,
  revokeVantage,
  setVantageRule,
  vantageRule,
  vantageTallies,
  type Db,
} from '@kaopu/db';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DB } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { newToken, tokenHash } from './token.ts';
import { tallyView, vantageView } from './views.ts';

/** Places to look from: who may, how they fare, and how many have to agree. */
@ApiTags('vantages')
@Controller('vantages')
export class VantagesController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Vantages, how they fared in the last week, and the quorum' })
  @ApiOkResponse({ standardSchema: Vantages })
  async list(): Promise<Vantages> {
    const [vantages, tallies, rule] = await Promise.all([
      listVantages(this.db),
      vantageTallies(this.db),
      vantageRule(this.db),
    ]);
    const of = new Map(tallies.map((tally) => [tally.vantageId, tally]));
    const now = Date.now();
    return {
      items: vantages.map((vantage) => vantageView(vantage, of.get(vantage.id), now)),
      here: tallyView(of.get(null)),
      rule,
    };
  }

  @Post()
  @ApiOperation({
    summary: 'Register a vantage, or one that was revoked anew; its token is shown this once',
  })
  @ApiCreatedResponse({ standardSchema: VantageCreated })
  async add(@Body({ schema: AddVantage }) body: AddVantage): Promise<VantageCreated> {
    const token = newToken();
    const made = await createVantage(this.db, { ...body, tokenHash: tokenHash(token) });
    if (made === null) throw new ApiProblem(409, 'vantage-exists');
    return { ...vantageView(made, undefined, Date.now()), token };
  }

  @Put('rule')
  @ApiOperation({ summary: 'How many are asked, how many have to agree, how long they have' })
  @ApiOkResponse({ standardSchema: VantageRule })
  async rule(@Body({ schema: VantageRule }) body: VantageRule): Promise<VantageRule> {
    await setVantageRule(this.db, body);
    return body;
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a vantage: its token opens nothing from now on' })
  async revoke(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await revokeVantage(this.db, id))) throw notFound();
  }
}
