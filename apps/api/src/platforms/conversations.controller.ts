import { Id, ObservationView, ReclassLines } from '@kaopu/contracts';
import {
  correctObservation,
  findPlatform,
  listObservations,
  rememberLines,
  type Db,
  type ObservationRecord,
} from '@kaopu/db';
import { Line, lineKey, probeByKind } from '@kaopu/probes';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { observationView } from './views.ts';

const Talk = z.object({ conversation: z.object({ lines: z.array(Line) }) });

@ApiTags('platforms')
@Controller('platforms/:id/conversations')
export class ConversationsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Post()
  @ApiOperation({
    summary:
      'Say what lines of a conversation with customer service are: the wait is measured anew, and the platform’s later conversations remember it',
  })
  @ApiCreatedResponse({ standardSchema: ObservationView })
  async reclass(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ReclassLines }) body: ReclassLines,
  ): Promise<ObservationView> {
    if (!(await findPlatform(this.db, id, 'medium'))) throw notFound();
    const old = await this.observation(id, body.key);
    const seen = old && corrected(old, body);
    if (old === null || seen === null) throw new ApiProblem(422, 'no-conversation');
    const key = `entry/${randomUUID()}`;
    const reason = '客服对话改类 / lines of the conversation classed by a person';
    const correction = { platformId: id, target: old.key, key, seen, reason };
    if (!(await correctObservation(this.db, correction))) {
      throw new ApiProblem(422, 'no-conversation');
    }
    await rememberLines(this.db, id, wordsOf(old.seen, body));
    const made = await this.observation(id, key);
    if (made === null) throw notFound();
    return observationView(made);
  }

  private async observation(platformId: string, key: string): Promise<ObservationRecord | null> {
    const query = { platformId, kind: null, status: null, keys: [key], after: null, limit: 1 };
    const { items } = await listObservations(this.db, query);
    return items[0] ?? null;
  }
}

function corrected({ kind, seen, status }: ObservationRecord, { lines }: ReclassLines): unknown {
  const probe = probeByKind(kind);
  const read = status === 'observed' ? probe?.seen.safeParse(seen) : undefined;
  if (read?.success !== true) return null;
  const classes = new Map(lines.map((line) => [line.id, line.class]));
  return probe?.reclass?.(read.data, classes) ?? null;
}

/** What later conversations are to know: the words of the lines, not their ids. */
function wordsOf(seen: unknown, { lines }: ReclassLines): { text: string; class: string }[] {
  const said = new Map(
    Talk.parse(seen).conversation.lines.map(({ id, text }) => [id, lineKey(text)] as const),
  );
  return lines.flatMap((line) => {
    const text = said.get(line.id) ?? '';
    return text === '' ? [] : [{ text, class: line.class }];
  });
}
