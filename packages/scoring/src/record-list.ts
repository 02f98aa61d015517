/**
 * What a source publishes about a company at one moment, as the value of a fact: one line a record,
 * `number#mark of its content`, sorted. Two such lists tell what was published, changed or ended.
 */
export interface RecordListChange {
  published: string[];
  changed: string[];
  ended: string[];
}

function recordsOf(list: string | number | null): Map<string, string> {
  const lines = typeof list === 'string' && list !== '' ? list.split('\n') : [];
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf('#');
      return end < 0 ? [line, ''] : [line.slice(0, end), line.slice(end + 1)];
    }),
  );
}

/** Numbers of the records that came, changed, and are published no more. */
export function recordListChange(
  from: string | number | null,
  to: string | number | null,
): RecordListChange {
  const before = recordsOf(from);
  const after = recordsOf(to);
  const known = [...after].filter(([no]) => before.has(no));
  return {
    published: [...after.keys()].filter((no) => !before.has(no)),
    changed: known.filter(([no, mark]) => before.get(no) !== mark).map(([no]) => no),
    ended: [...before.keys()].filter((no) => !after.has(no)),
  };
}

/** What weighs most of it: a new record before a changed one before an ended one. */
export function recordListWord(
  from: string | number | null,
  to: string | number | null,
): 'record-published' | 'record-changed' | 'publication-ended' {
  const { published, changed } = recordListChange(from, to);
  if (published.length > 0) return 'record-published';
  return changed.length > 0 ? 'record-changed' : 'publication-ended';
}
