import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import css from './Log.module.css';
import { boxBetween, isWide, pixelsOf, type Box } from './mask.ts';
import { MaskNumbers } from './MaskNumbers.tsx';
import type { Photo } from './place.ts';
import { canvasBytes, drawn } from './readable.ts';
import { LOG_WORDS } from './words.ts';

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
  photo,
  onClose,
  onDone,
}: {
  photo: Photo;
  onClose: () => void;
  onDone: (bytes: Blob) => Promise<void>;
}) {
  const { m } = useI18n();
  const words = useWords(LOG_WORDS).mask;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<HTMLCanvasElement | null>(null);
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [stroke, setStroke] = useState<{ x: number; y: number } | null>(null);
  const [drawing, setDrawing] = useState<Box | null>(null);

  useEffect(() => {
    let isStale = false;
    void drawn(photo.bytes).then((made) => {
      if (!isStale) setPicture(made);
    });
    return () => {
      isStale = true;
    };
  }, [photo]);

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
    const bytes = canvas.current === null ? null : await canvasBytes(canvas.current);
    if (bytes !== null) await onDone(bytes);
  }

  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className={css['stack']}>
        <p>{words.lead}</p>
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
