import { ChangeView, type RecordEvent } from '@kaopu/contracts';
import type { ChangeRecord, EntryRecord, NamesakeRecord, ObservedOfKind } from '@kaopu/db';
import { Entry, entryByKind, PublicRecord, RecordsSeen } from '@kaopu/probes';
import { yuanText } from '@kaopu/scoring';

type Lane = RecordEvent['lane'];
type Words = NonNullable<RecordEvent['text']>;

const KIND_WORDS: Readonly<Record<PublicRecord['kind'], Words>> = {
  penalty: { zh: '行政处罚', en: 'Administrative penalty' },
  abnormal: { zh: '列入经营异常名录', en: 'On the abnormal operation list' },
  serious: { zh: '列入严重违法失信名单', en: 'On the list of serious violations' },
  dishonest: { zh: '失信被执行人', en: 'Dishonest judgment debtor' },
  judgment: { zh: '裁判文书', en: 'Court judgment' },
  licence: { zh: '行政许可', en: 'Licence' },
};

const RECORD_LANES: Readonly<Record<PublicRecord['kind'], Lane>> = {
  penalty: 'penalty',
  abnormal: 'penalty',
  serious: 'penalty',
  dishonest: 'lawsuit',
  judgment: 'lawsuit',
  licence: 'qualification',
};

const CHANGE_LANES: Readonly<Record<string, Lane>> = {
  'authorisation-page': 'authorisation',
  'authorisation-text': 'authorisation',
  'authorisation-term': 'authorisation',
  'domain-term': 'ownership',
  'price-changed': 'price',
};

/** What people looked up themselves stands where the register's own word would. */
const ENTRY_LANES: Readonly<Record<string, Lane>> = {
  'penalty-check': 'penalty',
  'register-check': 'qualification',
  'brand-verification': 'authorisation',
};

/** What a record says, in one line: the document's own words are never translated. */
function recordWords({
  kind,
  no,
  about,
  content,
  fineFen,
  confiscatedFen,
  removedOn,
}: PublicRecord) {
  const taken = (fineFen ?? 0) + (confiscatedFen ?? 0);
  const said = [no, about === '' ? content.slice(0, 120) : about].filter((text) => text !== '');
  const words = (lang: 'zh' | 'en') =>
    [
      KIND_WORDS[kind][lang],
      ...said,
      taken > 0 ? `${lang === 'zh' ? '罚没' : 'fined'} ¥${yuanText(taken)}` : '',
      removedOn === null ? '' : `${lang === 'zh' ? '已移出' : 'removed'} ${removedOn}`,
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return { zh: words('zh'), en: words('en') };
}

/** Midnight of a Beijing day. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString();

function eventOf(
  record: PublicRecord,
  about: Pick<RecordEvent, 'id' | 'source' | 'match' | 'counts' | 'evidence'>,
) {
  return {
    ...about,
    lane: RECORD_LANES[record.kind],
    at: startOf(record.decidedOn),
    text: recordWords(record),
    change: null,
  };
}

/** Records that observations brought, each once, by the newest observation that shows it. */
export function recordsSeen(
  observed: readonly ObservedOfKind[],
  uscc: string | null,
): { events: RecordEvent[]; sources: string[] } {
  const events = new Map<string, RecordEvent>();
  const sources = new Set<string>();
  for (const { key, seen } of observed) {
    const { data } = RecordsSeen.safeParse(seen);
    if (data === undefined) continue;
    sources.add(data.source);
    for (const record of data.records) {
      const id = `${record.kind}|${record.no === '' ? `${data.source} ${record.decidedOn} ${record.about}` : record.no}`;
      if (events.has(id)) continue;
      const match = uscc !== null && record.uscc === uscc ? 'uscc' : 'name';
      const counts = record.kind !== 'licence';
      events.set(id, eventOf(record, { id, source: data.source, match, counts, evidence: key }));
    }
  }
  return { events: [...events.values()], sources: [...sources].sort() };
}

/** Records of companies of the same name with another code: shown, so that nobody takes them for this one's. */
export function namesakes(found: readonly NamesakeRecord[]): RecordEvent[] {
  return found.flatMap(({ source, natural, record }) => {
    const { data } = PublicRecord.safeParse(record);
    if (data === undefined) return [];
    const about = { source, match: 'namesake', counts: false, evidence: null } as const;
    return [eventOf(data, { id: `namesake|${source}|${natural}`, ...about })];
  });
}

export function changesSeen(changes: readonly ChangeRecord[]): RecordEvent[] {
  return changes.flatMap((record): RecordEvent[] => {
    const change = ChangeView.parse(record);
    const lane = CHANGE_LANES[change.kind];
    if (lane === undefined) return [];
    const evidence = change.evidence[0] ?? null;
    const rest = { text: null, source: null, match: null, counts: true } as const;
    return [{ id: `change|${change.id}`, lane, at: change.since, change, evidence, ...rest }];
  });
}

/** What people told, but for their own business. */
export function entriesTold(entries: readonly EntryRecord[]): RecordEvent[] {
  return entries.flatMap((record): RecordEvent[] => {
    const kind = entryByKind(record.kind);
    const entry = Entry.safeParse(record.seen).data;
    const fields = kind?.fields.safeParse(entry?.fields);
    if (kind === undefined || kind.isPrivate === true || !fields?.success) return [];
    const { zh, en } = kind.summary(fields.data);
    return [
      {
        id: record.key,
        lane: ENTRY_LANES[record.kind] ?? 'own',
        at: record.at.toISOString(),
        text: { zh: `${kind.title.zh}：${zh}`, en: `${kind.title.en}: ${en}` },
        change: null,
        source: entry?.reporter ?? null,
        match: null,
        counts: kind.indicators.length > 0,
        evidence: record.key,
      },
    ];
  });
}
