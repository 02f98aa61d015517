import type { Said } from '../../kit/entry.ts';
import { nullReadings } from '../../kit/readings.ts';
import { recordMark } from '../../kit/records/identity.ts';
import { indicateRecords, RECORD_INDICATORS } from '../../kit/records/indicate.ts';
import { registerNamed } from '../../kit/records/names.ts';
import type { PublicRecord } from '../../kit/records/record.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields, Row } from './schema.ts';

const CATEGORIES: Readonly<Record<NonNullable<Row['gravest']>, string>> = {
  warning: '警告',
  fine: '罚款',
  suspension: '责令停产停业',
  revocation: '吊销许可证件',
};

const BEIJING_MS = 8 * 3_600_000;

function recordOf(row: Row): PublicRecord {
  const isCase = row.kind === 'lost-case' || row.kind === 'conviction';
  const day = new Date(Date.parse(row.decidedAt) + BEIJING_MS).toISOString().slice(0, 10);
  return {
    kind: row.kind === 'lost-case' || row.kind === 'conviction' ? 'judgment' : row.kind,
    no: row.no ?? '',
    name: '',
    names: [],
    uscc: null,
    authority: '',
    about: row.about ?? '',
    categories: row.gravest === undefined ? [] : [CATEGORIES[row.gravest]],
    content: '',
    fineFen: row.fineFen ?? null,
    confiscatedFen: null,
    decidedOn: day,
    publishedUntil: null,
    removedOn: null,
    adverse: isCase ? true : null,
    criminal: row.kind === 'conviction',
  };
}

/** What a person read in a register. Who could not look it up says nothing about the company. */
export function indicate({ by, source: worth, fields }: Said<Fields>): Indicated {
  const { source, state, records = [] } = fields;
  const voice = { source: worth, by };
  if (state === 'challenged') {
    return {
      readings: nullReadings(RECORD_INDICATORS).map((reading) => ({ ...reading, ...voice })),
      facts: [],
    };
  }
  const found = records.map(recordOf);
  const published = [...new Set(found.map(recordMark))].sort();
  const asked = registerNamed(source).showsLists ? 'serious' : null;
  const seen = { source, state, asked, records: found, published } as const;
  const indicated = indicateRecords(seen, voice, voice);
  // A person's list and a file's spell the same record differently: each is compared with itself.
  const facts = indicated.facts.map((fact) => ({ ...fact, subject: `entry ${source}` }));
  return { ...indicated, facts };
}
