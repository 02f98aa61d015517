import {
  MethodComparison,
  MethodId,
  MethodView,
  ProfileQuery,
  ProposeMethod,
} from '@kaopu/contracts';
import {
  activateMethod,
  activeMethod,
  compareVersions,
  comparedScores,
  findMethod,
  listMethods,
  methodState,
  proposeMethod,
  type Db,
  type MethodRow,
} from '@kaopu/db';
import { CURRENT_METHOD, methodText, methodVersion, readMethod, type Method } from '@kaopu/scoring';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { candidateOf, changesBetween, methodFaults } from './candidate.ts';
import { compare } from './compare.ts';

const Methods = z.object({ items: z.array(MethodView) });

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const contentOf = (method: Method): unknown => JSON.parse(methodText(method));

interface Current {
  id: string;
  method: Method;
}

@ApiTags('methods')
@Controller('methods')
export class MethodsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Methods of scoring: the current one, those on trial, those retired' })
  @ApiOkResponse({ standardSchema: Methods })
  async list(): Promise<z.infer<typeof Methods>> {
    const [found, current] = await Promise.all([listMethods(this.db), this.current()]);
    return { items: found.map((row) => methodView(row, current)) };
  }

  @Post()
  @ApiOperation({
    summary: 'Propose the current method with other constants; it is tried beside it',
  })
  @ApiCreatedResponse({ standardSchema: MethodView })
  async propose(@Body({ schema: ProposeMethod }) body: ProposeMethod): Promise<MethodView> {
    const current = await this.current();
    const method = candidateOf(current.method, body.semver, body.changes);
    const asBefore = candidateOf(current.method, body.semver, {});
    const fields = methodFaults(method);
    if (compareVersions(body.semver, current.id) <= 0) {
      fields.push({ path: '/semver', code: 'version-not-later' });
    }
    if (methodText(method) === methodText(asBefore)) {
      fields.push({ path: '/changes', code: 'nothing-changed' });
    }
    if (fields.length > 0) throw new ApiProblem(400, 'invalid-input', { fields });
    const kept = await proposeMethod(this.db, {
      id: methodVersion(sha256, method),
      constants: contentOf(method),
    });
    return methodView(kept, current);
  }

  @Get(':id/comparison')
  @ApiOperation({ summary: 'Every platform under the current method and under this one' })
  @ApiOkResponse({ standardSchema: MethodComparison })
  async comparison(
    @Param('id', { schema: MethodId }) id: string,
    @Query({ schema: ProfileQuery }) query: z.infer<typeof ProfileQuery>,
  ): Promise<MethodComparison> {
    if ((await findMethod(this.db, id)) === null) throw notFound();
    const [scores, current] = await Promise.all([
      comparedScores(this.db, id, query.profile),
      this.current(),
    ]);
    return { method: id, current: current.id, profile: query.profile, ...compare(scores) };
  }

  @Post(':id/activate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Switch a method on that is on trial; scores of the past stay' })
  @ApiOkResponse({ standardSchema: MethodView })
  async activate(@Param('id', { schema: MethodId }) id: string): Promise<MethodView> {
    const [row, current] = await Promise.all([findMethod(this.db, id), this.current()]);
    if (row === null) throw notFound();
    const isUsable = readMethod(row.constants, id, sha256) !== null;
    const isOnTrial = methodState(row, current.id) === 'trial';
    if (!isUsable || !isOnTrial || !(await activateMethod(this.db, id))) {
      throw new ApiProblem(409, 'method-not-on-trial');
    }
    const [changed, now] = await Promise.all([findMethod(this.db, id), this.current()]);
    return methodView(changed ?? row, now);
  }

  /** As the worker finds it: what was switched on last, unless the installed version is later. */
  private async current(): Promise<Current> {
    const installed = { id: methodVersion(sha256), method: CURRENT_METHOD };
    const id = await activeMethod(this.db);
    if (id === null || compareVersions(id, installed.id) <= 0) return installed;
    const row = await findMethod(this.db, id);
    const method = row && readMethod(row.constants, id, sha256);
    return method ? { id, method } : installed;
  }
}

function methodView(row: MethodRow, current: Current): MethodView {
  return {
    id: row.id,
    semver: row.id.split('+')[0] ?? '',
    state: methodState(row, current.id),
    createdAt: row.createdAt.toISOString(),
    activatedAt: row.activatedAt?.toISOString() ?? null,
    changes: changesBetween(contentOf(current.method), row.constants).filter(
      ({ path }) => path !== '/constants/semver',
    ),
  };
}
