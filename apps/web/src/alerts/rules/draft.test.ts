import { RuleInput, type RuleView } from '@kaopu/contracts';
import { BUILT_IN } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { draftOf, inputOf, isReplaced } from './draft.ts';

const PLATFORM = '00000000-0000-4000-8000-000000000000';
const builtIn: RuleView[] = BUILT_IN.map((rule) => ({ ...rule, builtIn: true }));

function built(kind: string): RuleView {
  const found = builtIn.find((rule) => rule.kind === kind);
  if (found === undefined) throw new Error(`no rule ${kind}`);
  return found;
}

describe('a draft', () => {
  it.each(builtIn)('of the built-in rule of $kind is a rule as it stands', (rule) => {
    const input = inputOf(draftOf(rule));
    expect(RuleInput.parse(input)).toEqual(input);
    expect(input).toMatchObject({ enabled: true, platformId: null, tag: null });
    expect(input?.threshold).toBe(rule.threshold);
  });

  it('of one platform or tag is sent with that alone', () => {
    const draft = { ...draftOf(built('price')), platformId: PLATFORM, tag: ' vip ' };
    expect(inputOf({ ...draft, scope: 'platform' })).toMatchObject({
      platformId: PLATFORM,
      tag: null,
    });
    expect(inputOf({ ...draft, scope: 'tag' })).toMatchObject({ platformId: null, tag: 'vip' });
    expect(inputOf({ ...draft, scope: 'all' })).toMatchObject({ platformId: null, tag: null });
  });

  it.each([
    [{ scope: 'platform' }],
    [{ scope: 'tag', tag: ' ' }],
    [{ threshold: 'five' }],
    [{ kind: 'score', threshold: '' }],
  ] as const)('with %o is not yet one', (part) => {
    expect(inputOf({ ...draftOf(built('price')), ...part })).toBeNull();
  });

  it('of a bound alone has a buyer', () => {
    expect(inputOf(draftOf(built('score')))).toMatchObject({ profile: 'medium' });
    expect(inputOf(draftOf(built('stock')))).toMatchObject({ profile: null });
  });
});

describe('isReplaced', () => {
  const own = (part: Partial<RuleView>): RuleView => ({
    ...built('price'),
    id: PLATFORM,
    builtIn: false,
    ...part,
  });

  it.each([
    ['price', own({}), true],
    ['price', own({ kind: 'stock' }), false],
    ['price', own({ tag: 'vip' }), false],
    ['price', own({ platformId: PLATFORM }), false],
    ['score', own({ kind: 'score', profile: null }), true],
    ['score', own({ kind: 'score', profile: 'medium' }), true],
    ['score', own({ kind: 'score', profile: 'small' }), false],
  ])('of %s by %o', (kind, rule, expected) => {
    expect(isReplaced(built(kind), [...builtIn, rule])).toBe(expected);
  });
});
