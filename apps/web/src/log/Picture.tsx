import { useEffect, useRef } from 'react';
import { drawn } from '../mask/draw.ts';

/** Pixels of the sides, twice what is shown for sharp screens. */
const SIDE = 144;

/** The middle of a picture that lies on this device; drawn, for no page of ours may load it as such. */
export function Picture({ bytes, alt }: { bytes: Blob; alt: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isStale = false;
    void drawn(bytes).then((picture) => {
      const context = canvas.current?.getContext('2d');
      if (isStale || picture === null || context === null || context === undefined) return;
      const side = Math.min(picture.width, picture.height);
      const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
      context.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
    });
    return () => {
      isStale = true;
    };
  }, [bytes]);
  return <canvas ref={canvas} width={SIDE} height={SIDE} role="img" aria-label={alt} />;
}
