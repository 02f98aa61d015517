import { Id, RuleInput, RuleTrial, RuleView } from '@kaopu/contracts';
import { deleteRule, findPlatform, listRules, saveRule, type Db } from '@kaopu/db';
import { BUILT_IN, type EventRule } from '@kaopu/scoring';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { fieldProblem, notFound } from '../problems/problem.ts';
import { trialOf } from './rule-trial.ts';

const RuleList = z.object({ items: z.array(RuleView) });

/** Which events are alerts. What is built in counts unless a rule of its kind says otherwise. */
@ApiTags('alert-rules')
@Controller('alert-rules')
export class AlertRulesController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Rules: those built in, and those of buyers' })
  @ApiOkResponse({ standardSchema: RuleList })
  async list(): Promise<z.infer<typeof RuleList>> {
    return { items: [...BUILT_IN, ...(await listRules(this.db))].map(view) };
  }

  @Post()
  @ApiOperation({ summary: 'Add a rule' })
  @ApiCreatedResponse({ standardSchema: RuleView })
  async add(@Body({ schema: RuleInput }) input: RuleInput): Promise<RuleView> {
    return this.save(null, input);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Put a rule in the place of another' })
  @ApiOkResponse({ standardSchema: RuleView })
  async change(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RuleInput }) input: RuleInput,
  ): Promise<RuleView> {
    return this.save(id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a rule: what is less specific decides' })
  async remove(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await deleteRule(this.db, id))) throw notFound();
  }

  @Post('trial')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What a rule, saved or not, would have brought in the last 30 days, by itself',
  })
  @ApiOkResponse({ standardSchema: RuleTrial })
  async try(@Body({ schema: RuleInput }) input: RuleInput): Promise<RuleTrial> {
    await this.check(input);
    return trialOf(this.db, { ...input, id: 'trial' });
  }

  private async save(id: string | null, input: RuleInput): Promise<RuleView> {
    await this.check(input);
    const saved = await saveRule(this.db, id, input);
    if (saved === null) throw notFound();
    return view(saved);
  }

  private async check({ platformId, kind, threshold }: RuleInput): Promise<void> {
    if (platformId !== null && !(await findPlatform(this.db, platformId, 'medium'))) {
      throw fieldProblem('/platformId', 'platform-unknown');
    }
    if ((kind === 'score' || kind === 'stale') && threshold === null) {
      throw fieldProblem('/threshold', 'required');
    }
  }
}

function view(rule: EventRule): RuleView {
  return RuleView.parse({ ...rule, builtIn: rule.id.startsWith('built-in:') });
}
