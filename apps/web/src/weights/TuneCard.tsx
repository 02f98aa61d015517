import { DIMENSIONS, type ProfileId } from '@kaopu/scoring';
import type { Dispatch } from 'react';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import method from '../method/MethodPage.module.css';
import dialog from '../platform/EditDialog.module.css';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Tag } from '../ui/Tag.tsx';
import { CopyLink } from './CopyLink.tsx';
import { Presets } from './Presets.tsx';
import type { Reranked } from './rerank.ts';
import { isSame, type Shares } from './shares.ts';
import { Slider } from './Slider.tsx';
import type { Action, Tuning } from './tuning.ts';
import { WEIGHT_WORDS } from './words.ts';

/** Presets, sliders, and what they change in a line. */
export function TuneCard({
  profile,
  base,
  tuning: { now, past },
  act,
  result,
}: {
  profile: ProfileId;
  base: Shares;
  tuning: Tuning;
  act: Dispatch<Action>;
  result: Reranked | null;
}) {
  const { m } = useI18n();
  const words = useWords(WEIGHT_WORDS);
  const name = m.shell.profileShort[profile];
  const unchanged = isSame(now, base);
  const sum = DIMENSIONS.reduce((all, dimension) => all + now[dimension], 0);
  return (
    <Card title={words.tune} aside={<Tag>{words.sum(String(sum))}</Tag>}>
      <div className={dialog['form']}>
        <Presets now={now} act={act} />
        <p className={method['generated']}>{words.medium}</p>
        <div>
          {DIMENSIONS.map((dimension) => (
            <Slider key={dimension} dimension={dimension} share={now[dimension]} act={act} />
          ))}
        </div>
        <p className={method['generated']}>{words.keys}</p>
        <p role="status" data-fact="effect">
          <strong>
            {result === null
              ? words.waiting
              : unchanged
                ? words.same(name)
                : words.effect(countText(result.regraded), countText(result.all))}
          </strong>
        </p>
        <div className={dialog['buttons']}>
          <Button disabled={past.length === 0} onClick={() => act({ kind: 'undo' })}>
            {words.undo}
          </Button>
          <Button disabled={unchanged} onClick={() => act({ kind: 'choose', shares: base })}>
            {words.reset(name)}
          </Button>
          <CopyLink shares={now} />
        </div>
      </div>
    </Card>
  );
}
