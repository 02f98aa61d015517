import type { ComparisonColumn, CriterionView, FloorView } from '@kaopu/contracts';
import {
  DIMENSIONS,
  floorsOf,
  PROFILE_WEIGHTS,
  type DimensionId,
  type ProfileId,
} from '@kaopu/scoring';
import { countText, MISSING, percentText, scoreText } from '../format/number.ts';
import { wordFor, type Messages } from '../i18n/messages.ts';
import type { INSIGHT_WORDS } from '../platform/insight-words.ts';
import { CRITERION_LOOKS, FLOOR_LOOKS } from '../platform/state-looks.ts';
import type { Cell, Group, Row } from './rows.ts';
import type { CompareWords } from './words.ts';

export interface FactWords {
  m: Messages;
  words: CompareWords;
  insights: (typeof INSIGHT_WORDS)['zh-CN'];
  storefronts: Readonly<Record<string, string>>;
  clock: (at: string) => string;
}

const UNKNOWN: Cell = { text: MISSING };
const WORST = ['fail', 'unknown', 'pass'] as const;

/** What is known of each platform, in groups of rows. */
export function factGroups(
  platforms: readonly ComparisonColumn[],
  profile: ProfileId,
  said: FactWords,
): Group[] {
  const { m, words, insights, storefronts, clock } = said;
  const row = (key: string, label: string, cellOf: (platform: ComparisonColumn) => Cell): Row => ({
    key,
    label,
    cells: platforms.map(cellOf),
  });
  const plain = (
    key: string,
    label: string,
    textOf: (platform: ComparisonColumn) => string | null,
  ) => row(key, label, (platform) => ({ text: textOf(platform) ?? MISSING }));
  const facts = words.facts;
  const floors = floorsOf(PROFILE_WEIGHTS[profile]);
  const topics = [
    ...new Set(
      platforms.flatMap((one) => one.insights?.checklists[profile] ?? []).map(({ topic }) => topic),
    ),
  ];
  return [
    {
      title: facts.score,
      rows: [
        row('score', words.overall, (platform) => scoreCell(platform, said)),
        plain('place', facts.place, ({ place }) =>
          place === null
            ? null
            : facts.placeOf(countText(place.lo), countText(place.hi), countText(place.of)),
        ),
        ...DIMENSIONS.map((dimension) =>
          row(dimension, m.words.dimension[dimension], (platform) =>
            dimensionCell(platform, dimension, said),
          ),
        ),
        plain('coverage', facts.coverage, ({ score }) => percentText(score?.coverage ?? null)),
      ],
    },
    {
      title: facts.floors,
      rows: floors.map((floor) =>
        row(floor, insights.floors.floor[floor], (platform) =>
          floorCell(platform.insights?.floors.filter(({ id }) => id === floor) ?? [], said),
        ),
      ),
    },
    {
      title: insights.checklist.title(m.shell.profileShort[profile]),
      rows: topics.map((topic) =>
        row(topic, wordFor(insights.checklist.topic, topic), (platform) =>
          criterionCell(
            platform.insights?.checklists[profile].find((one) => one.topic === topic),
            said,
          ),
        ),
      ),
    },
    {
      title: facts.about,
      rows: [
        plain('entity', facts.entity, ({ legalName }) => legalName),
        plain('uscc', facts.uscc, ({ uscc }) => uscc),
        plain('storefront', facts.storefront, ({ storefront }) =>
          storefront === null ? null : wordFor(storefronts, storefront),
        ),
        plain('products', facts.products, ({ products }) => countText(products.length)),
        plain('alerts', facts.alerts, ({ openAlerts }) => countText(openAlerts)),
        plain('seen', facts.seen, ({ lastObservedAt }) =>
          lastObservedAt === null ? null : clock(lastObservedAt),
        ),
      ],
    },
  ].filter(({ rows }) => rows.length > 0);
}

function scoreCell({ score, stale }: ComparisonColumn, { m, words }: FactWords): Cell {
  if (score === null) return { text: m.list.notScored };
  const state = score.status === 'ok' && score.provisional ? m.words.provisional : '';
  const tags = [
    stale ? m.words.stale : '',
    score.status === 'ok' ? state : m.words.status[score.status],
  ].filter((tag) => tag !== '');
  return {
    text: scoreText(score.value),
    more: words.facts.interval(scoreText(score.lo), scoreText(score.hi)),
    ...(tags.length === 0 ? {} : { tag: tags.join(' · ') }),
    score,
  };
}

function dimensionCell(
  { score }: ComparisonColumn,
  dimension: DimensionId,
  { m, words }: FactWords,
): Cell {
  const found = score?.dimensions.find((one) => one.dimension === dimension);
  if (found === undefined) return UNKNOWN;
  return {
    text: scoreText(found.value),
    more: words.facts.interval(scoreText(found.lo), scoreText(found.hi)),
    ...(found.insufficient ? { tag: m.words.status.insufficient } : {}),
  };
}

/** A floor that is asked of several subjects stands as its worst. */
function floorCell(floors: readonly FloorView[], { insights }: FactWords): Cell {
  const result = WORST.find((worst) => floors.some((floor) => floor.result === worst));
  if (result === undefined) return UNKNOWN;
  return { text: insights.floors.result[result], mark: FLOOR_LOOKS[result] };
}

function criterionCell(criterion: CriterionView | undefined, { insights }: FactWords): Cell {
  if (criterion === undefined) return UNKNOWN;
  const { state, value } = criterion;
  return {
    text: insights.checklist.state[state],
    mark: CRITERION_LOOKS[state],
    ...(typeof value === 'number' ? { more: insights.checklist.value(countText(value)) } : {}),
  };
}
