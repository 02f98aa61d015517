import type { EvidenceDiff, PictureDiff } from '@kaopu/contracts';
import { useState, type CSSProperties } from 'react';
import { useChoice } from '../app/use-choice.ts';
import { countText, percentText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Segments } from '../ui/Segments.tsx';
import css from './Pictures.module.css';
import { viewUrl } from './queries.ts';
import { EVIDENCE_WORDS } from './words.ts';

type Which = 'before' | 'after';
type Mode = 'sides' | 'swipe' | 'onion';

/** Both pictures at one scale: the wider fills its frame. */
function widthOf(picture: PictureDiff | null, which: Which): string {
  if (picture === null) return '100%';
  const widest = Math.max(picture.before.width, picture.after.width);
  return `${(picture[which].width / widest) * 100}%`;
}

function Boxes({ picture, which }: { picture: PictureDiff; which: Which }) {
  const { width, height } = picture[which];
  const part = (value: number, whole: number) => `${(value / whole) * 100}%`;
  return picture.boxes.map((box, i) => {
    const found = box[which];
    if (found === null) return null;
    const place: CSSProperties = {
      left: part(found.x, width),
      top: part(found.y, height),
      width: part(found.width, width),
      height: part(found.height, height),
    };
    return (
      <span key={i} className={css['box']} style={place} data-box={i + 1}>
        <span>{i + 1}</span>
      </span>
    );
  });
}

function Shot({ diff, which, boxes }: { diff: EvidenceDiff; which: Which; boxes: boolean }) {
  const { lang } = useI18n();
  const words = useWords(EVIDENCE_WORDS).compare;
  const { picture } = diff;
  const size = picture?.[which];
  const text = size
    ? words.pictures.alt(words[which], countText(size.width), countText(size.height))
    : words[which];
  return (
    <div className={css['shot']} style={{ width: widthOf(picture, which) }}>
      <img src={viewUrl(diff[which].sha256, 'page', lang)} alt={text} {...size} />
      {boxes && picture !== null ? <Boxes picture={picture} which={which} /> : null}
    </div>
  );
}

function Slider({
  at,
  label,
  text,
  onChange,
}: {
  at: number;
  label: string;
  text: (share: string) => string;
  onChange: (at: number) => void;
}) {
  return (
    <input
      type="range"
      className={css['slider']}
      min={0}
      max={100}
      value={at}
      aria-label={label}
      aria-valuetext={text(`${at}%`)}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
}

/** The picture before lies over the one after: up to a line that follows the slider, or as a veil. */
function Over({
  diff,
  boxes,
  mode,
}: {
  diff: EvidenceDiff;
  boxes: boolean;
  mode: 'swipe' | 'onion';
}) {
  const words = useWords(EVIDENCE_WORDS).compare.pictures;
  const [at, setAt] = useState(50);
  const isSwipe = mode === 'swipe';
  const over: CSSProperties = isSwipe
    ? { clipPath: `inset(0 ${100 - at}% 0 0)` }
    : { opacity: 1 - at / 100 };
  return (
    <>
      <Slider
        at={at}
        label={isSwipe ? words.slider : words.veil}
        text={isSwipe ? words.at : words.veiled}
        onChange={setAt}
      />
      <div className={css['swipe']}>
        <Shot diff={diff} which="after" boxes={boxes} />
        <div className={css['over']} style={over} data-over={mode}>
          <Shot diff={diff} which="before" boxes={boxes} />
        </div>
        {isSwipe ? <span className={css['line']} style={{ left: `${at}%` }} /> : null}
      </div>
    </>
  );
}

/** Two screenshots with what changed boxed in, side by side or one over the other. */
export function Pictures({ diff }: { diff: EvidenceDiff }) {
  const words = useWords(EVIDENCE_WORDS).compare;
  const [chosen, setMode] = useChoice('picture');
  const mode: Mode = chosen === 'swipe' || chosen === 'onion' ? chosen : 'sides';
  const [shown, setShown] = useChoice('boxes');
  const boxes = shown !== 'hidden';
  const { picture } = diff;
  const count = picture?.boxes.length ?? 0;
  return (
    <Card
      title={words.kind.picture}
      aside={
        <div className={css['tools']}>
          {count === 0 ? null : (
            <label className={css['check']}>
              <input
                type="checkbox"
                checked={boxes}
                onChange={(event) => setShown(event.target.checked ? 'shown' : 'hidden')}
              />
              {words.pictures.boxes}
            </label>
          )}
          <Segments
            label={words.pictures.mode}
            options={[
              { id: 'sides', text: words.pictures.sides },
              { id: 'swipe', text: words.pictures.swipe },
              { id: 'onion', text: words.pictures.onion },
            ]}
            value={mode}
            onChange={setMode}
          />
        </div>
      }
    >
      {picture === null ? null : (
        <p role="status">
          {count === 0
            ? words.pictures.none
            : words.pictures.found(countText(count), percentText(picture.share))}
        </p>
      )}
      {mode !== 'sides' ? (
        <Over key={mode} mode={mode} diff={diff} boxes={boxes} />
      ) : (
        <div className={css['sides']}>
          {(['before', 'after'] as const).map((which) => (
            <figure key={which}>
              <figcaption>{words[which]}</figcaption>
              <Shot diff={diff} which={which} boxes={boxes} />
            </figure>
          ))}
        </div>
      )}
    </Card>
  );
}
