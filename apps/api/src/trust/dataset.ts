import { PublishedScore, type TrustDataset } from '@kaopu/contracts';
import type { PublishedRecord } from '@kaopu/db';
import { DIMENSIONS, inputsText, knownOf, type ProfileId } from '@kaopu/scoring';
import { createHash } from 'node:crypto';
import { worstFloor } from '../ranking/inputs-view.ts';

type Row = TrustDataset['platforms'][number];

function rowOf({ id, name, method, score, published }: PublishedRecord): Row {
  const { dimensions, fresh, vetoes } = knownOf(score);
  const byDimension = new Map(score.dimensions.map((own) => [own.dimension, own]));
  const ordered = DIMENSIONS.flatMap((dimension) => byDimension.get(dimension) ?? []);
  return {
    id,
    name,
    method,
    asOf: new Date(score.asOf).toISOString(),
    // As they are stored: whoever makes the score again needs every digit.
    values: ordered.map(({ value }) => value),
    sds: ordered.map(({ sd }) => sd),
    insufficient: dimensions.filter((own) => own.insufficient).map(({ dimension }) => dimension),
    fresh,
    floor: worstFloor(vetoes),
    published: PublishedScore.parse(published),
  };
}

export function datasetOf(profile: ProfileId, records: readonly PublishedRecord[]): TrustDataset {
  const exported = { profile, dimensions: [...DIMENSIONS], platforms: records.map(rowOf) };
  const newest = records.reduce((latest, { at }) => Math.max(latest, at.getTime()), 0);
  return {
    format: 'kaopu-scores-1',
    ...exported,
    snapshot: {
      sha256: createHash('sha256').update(inputsText(exported)).digest('hex'),
      platforms: records.length,
      at: records.length === 0 ? null : new Date(newest).toISOString(),
    },
  };
}
