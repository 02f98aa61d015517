import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { canvasBytes, drawn } from './draw.ts';
import css from './Mask.module.css';
import { boxBetween, isWide, pixelsOf, type Box } from './mask.ts';
import { MaskNumbers } from './MaskNumbers.tsx';
import { MASK_WORDS } from './words.ts';

function cover(canvas: HTMLCanvasElement, picture: HTMLCanvasElement, boxes: readonly Box[]): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.drawImage(picture, 0, 0);
  context.fillStyle = '#000';
  for (const box of boxes) context.fillRect(...pixelsOf(box, canvas));
}

/** Black over parts of a photo. The copy is drawn anew: no byte of what lies below is in it. */
export function MaskDialog({
  title,
  lead,
  picture: bytes,
  covered = [],
  onClose,
  onDone,
}: {
  title: string;
  lead: string;
  picture: Blob;
  /** What is covered to begin with. */
  covered?: readonly Box[];
  onClose: () => void;
  onDone: (bytes: Blob, boxes: readonly Box[]) => Promise<void>;
}) {
  const { m } = useI18n();
  const words = useWords(MASK_WORDS);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<HTMLCanvasElement | null>(null);
  const [boxes, setBoxes] = useState(covered);
  const [stroke, setStroke] = useState<{ x: number; y: number } | null>(null);
  const [drawing, setDrawing] = useState<Box | null>(null);

  useEffect(() => {
    let isStale = false;
    void drawn(bytes).then((made) => {
      if (!isStale) setPicture(made);
    });
    return () => {
      isStale = true;
    };
  }, [bytes]);

  useEffect(() => {
    if (canvas.current === null || picture === null) return;
    cover(canvas.current, picture, drawing === null ? boxes : [...boxes, drawing]);
  }, [picture, boxes, drawing]);

  const at = ({ clientX, clientY }: PointerEvent) => ({ x: clientX, y: clientY });

  function move(event: PointerEvent<HTMLCanvasElement>) {
    if (stroke === null) return;
    setDrawing(boxBetween(stroke, at(event), event.currentTarget.getBoundingClientRect()));
  }

  function end() {
    if (drawing !== null && isWide(drawing)) setBoxes([...boxes, drawing]);
    setDrawing(null);
    setStroke(null);
  }

  async function finish() {
    const made = canvas.current === null ? null : await canvasBytes(canvas.current);
    if (made !== null) await onDone(made, boxes);
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <div className={css['stack']}>
        <p>{lead}</p>
        <canvas
          ref={canvas}
          className={css['canvas']}
          role="img"
          aria-label={words.canvas}
          data-ready={picture !== null || undefined}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setStroke(at(event));
          }}
          onPointerMove={move}
          onPointerUp={end}
          onPointerCancel={end}
        />
        <p role="status">{words.count(countText(boxes.length))}</p>
        <MaskNumbers onAdd={(box) => setBoxes([...boxes, box])} />
        <div className={css['buttons']}>
          <Button disabled={boxes.length === 0} onClick={() => setBoxes(boxes.slice(0, -1))}>
            {words.undo}
          </Button>
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button look="accent" disabled={boxes.length === 0} onClick={() => void finish()}>
            {words.done}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
