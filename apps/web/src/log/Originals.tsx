import { useEffect, useState, useSyncExternalStore } from 'react';
import { handOver } from '../api/save-as.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import css from './Log.module.css';
import { currentOutbox, subscribeOutbox } from './outbox.ts';
import { all, drop, type Photo } from './place.ts';
import { LOG_WORDS } from './words.ts';

/** Photos as they were taken, of those that went out covered: nobody has them but this device. */
export function Originals() {
  const words = useWords(LOG_WORDS).originals;
  const { sent } = useSyncExternalStore(subscribeOutbox, currentOutbox);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  useEffect(() => {
    void all('originals').then(setPhotos, () => setPhotos([]));
  }, [sent]);

  async function remove(id: string) {
    await drop('originals', id);
    setPhotos((before) => before.filter((photo) => photo.id !== id));
  }

  if (photos.length === 0) return null;
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        <p>{words.lead}</p>
        <ul>
          {photos.map(({ id, name, original }) => (
            <li key={id} className={css['buttons']}>
              <Button
                onClick={() => {
                  if (original !== null) handOver(original, name);
                }}
              >
                {words.save(name)}
              </Button>
              <Button look="quiet" onClick={() => void remove(id)}>
                {words.remove(name)}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
