/** Where what is logged lies on this device until the service has it. */

export interface Photo {
  id: string;
  name: string;
  /** What goes along: the masked copy of a masked one. */
  bytes: Blob;
  /** Their sha-256 as this browser computes it; null where it does not (no secure context). */
  hash: string | null;
  /** As it was taken, of a masked one: it never leaves this device. */
  original: Blob | null;
  /** Known to the service under this name once it was sent. */
  sha256: string | null;
}

/** An entry that was saved and waits to be sent. */
export interface Waiting {
  /** Of the entry: sent twice under it, it is logged once. */
  id: string;
  platformId: string;
  platformName: string;
  kind: string;
  at: string;
  reporter: string;
  fields: unknown;
  photos: string[];
  /** Why the service will not have it; null while it only waits. */
  refused: string | null;
}

const NAME = 'kaopu-log';
const STORES = ['photos', 'waiting', 'originals'] as const;
type StoreName = (typeof STORES)[number];

interface Stores {
  photos: Photo;
  waiting: Waiting;
  originals: Photo;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the device keeps nothing'));
  });
}

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store, { keyPath: 'id' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      opened = null;
      reject(request.error ?? new Error('the device keeps nothing'));
    };
  });
  return opened;
}

async function storeOf(name: StoreName, mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await open()).transaction(name, mode, { durability: 'strict' }).objectStore(name);
}

/** Resolves once it lies on the disk, so that a killed app loses nothing that was said to be kept. */
export async function keep<Name extends StoreName>(name: Name, value: Stores[Name]): Promise<void> {
  const store = await storeOf(name, 'readwrite');
  store.put(value);
  return new Promise((resolve, reject) => {
    store.transaction.oncomplete = () => resolve();
    store.transaction.onabort = () => reject(store.transaction.error ?? new Error('not kept'));
  });
}

export async function drop(name: StoreName, id: string): Promise<void> {
  await done((await storeOf(name, 'readwrite')).delete(id));
}

export async function find<Name extends StoreName>(
  name: Name,
  id: string,
): Promise<Stores[Name] | null> {
  const found: Stores[Name] | undefined = await done((await storeOf(name, 'readonly')).get(id));
  return found ?? null;
}

export async function all<Name extends StoreName>(name: Name): Promise<Stores[Name][]> {
  const found: Stores[Name][] = await done((await storeOf(name, 'readonly')).getAll());
  return found;
}
