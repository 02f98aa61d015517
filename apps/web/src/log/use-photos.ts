import { useEffect, useState } from 'react';
import { newId } from '../api/new-id.ts';
import { sha256Of } from '../api/sha256.ts';
import { sizeText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { drop, find, keep, type Photo } from './place.ts';
import { MOST_BYTES, MOST_PHOTOS, readable } from './readable.ts';
import { LOG_WORDS } from './words.ts';

/** The photos of a draft as they lie on this device, and what was wrong with those that do not. */
export function usePhotos(ids: readonly string[], setIds: (ids: readonly string[]) => void) {
  const words = useWords(LOG_WORDS);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [reading, setReading] = useState<string | null>(null);
  const key = ids.join(',');

  useEffect(() => {
    let isStale = false;
    void Promise.all((key === '' ? [] : key.split(',')).map((id) => find('photos', id))).then(
      (found) => {
        if (!isStale) setPhotos(found.filter((photo) => photo !== null));
      },
      () => undefined,
    );
    return () => {
      isStale = true;
    };
  }, [key]);

  async function take(file: File): Promise<Photo | string> {
    const { name, size } = file;
    if (size > MOST_BYTES) return words.photos.tooLarge(name, sizeText(size));
    const bytes = await readable(file);
    if (bytes === null) return words.photos.unreadable(name);
    if (bytes.size > MOST_BYTES) return words.photos.tooLarge(name, sizeText(bytes.size));
    const hash = await sha256Of(await bytes.arrayBuffer());
    const photo: Photo = { id: newId(), name, bytes, hash, original: null, sha256: null };
    try {
      await keep('photos', photo);
    } catch {
      return words.notKept;
    }
    return photo;
  }

  async function add(files: readonly File[]): Promise<void> {
    setFaults(files.length > MOST_PHOTOS - ids.length ? [words.photos.tooMany] : []);
    let kept = [...ids];
    for (const file of files.slice(0, Math.max(0, MOST_PHOTOS - ids.length))) {
      setReading(file.name);
      const taken = await take(file);
      if (typeof taken === 'string') setFaults((before) => [...before, taken]);
      else {
        kept = [...kept, taken.id];
        setPhotos((before) => [...before, taken]);
        setIds(kept);
      }
    }
    setReading(null);
  }

  async function remove(id: string): Promise<void> {
    setIds(ids.filter((other) => other !== id));
    await drop('photos', id);
  }

  /** The covered copy takes the place of the photo; what it was like stays here. */
  async function cover(photo: Photo, bytes: Blob): Promise<void> {
    const name = photo.name.replace(/\.[^.]*$/, '');
    const covered: Photo = {
      ...photo,
      name: `${name}.jpg`,
      bytes,
      hash: await sha256Of(await bytes.arrayBuffer()),
      original: photo.original ?? photo.bytes,
      sha256: null,
    };
    await keep('photos', covered);
    setPhotos((before) => before.map((other) => (other.id === photo.id ? covered : other)));
  }

  return { photos, faults, reading, add, remove, cover };
}
