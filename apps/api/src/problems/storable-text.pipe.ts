import { Injectable, type PipeTransform } from '@nestjs/common';
import { ApiProblem, type FieldProblem } from './problem.ts';
import { pointerPart } from './validation.ts';

/** Refuses text that Postgres cannot store, wherever it stands in a body, a query or a path. */
@Injectable()
export class StorableTextPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown): unknown {
    if (value instanceof Uint8Array) return value;
    const fields = unstorable(value);
    if (fields.length > 0) throw new ApiProblem(400, 'invalid-input', { fields });
    return value;
  }
}

/** A loop, not a recursion: how deep a body nests is its sender's choice. */
function unstorable(value: unknown): FieldProblem[] {
  const found: FieldProblem[] = [];
  const waiting = [{ path: '', value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path } = next;
    if (typeof next.value === 'string') {
      if (!isStorable(next.value)) found.push({ path, code: 'invalid' });
    } else if (typeof next.value === 'object' && next.value !== null) {
      for (const [key, part] of Object.entries(next.value)) {
        if (isStorable(key)) waiting.push({ path: path + pointerPart(key), value: part });
        else found.push({ path, code: 'unknown-field' });
      }
    }
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Neither `text` nor `jsonb` takes NUL; `jsonb` takes no half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
