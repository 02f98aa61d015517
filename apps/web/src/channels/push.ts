/** Why this browser cannot be sent anything. */
export class PushRefused extends Error {
  override readonly name = 'PushRefused';
  readonly why: 'unsupported' | 'denied' | 'failed';
  constructor(why: PushRefused['why'], options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}

const WORKER = '/push-worker.js';
/** Which channel leads to this browser. */
const STORE = 'kaopu.push-channel';

export function pushChannelHere(): string | null {
  return localStorage.getItem(STORE);
}

export function keepPushChannel(id: string): void {
  localStorage.setItem(STORE, id);
}

async function subscription(publicKey: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const terms = { userVisibleOnly: true, applicationServerKey: publicKey };
  try {
    return await pushManager.subscribe(terms);
  } catch (error) {
    // One that was made with another installation's key stands in the way.
    const stale = await pushManager.getSubscription();
    if (stale === null) throw error;
    await stale.unsubscribe();
    return pushManager.subscribe(terms);
  }
}

/**
 * Asks the person, at once because browsers want a click for it, and gives the settings of a channel to
 * this browser. Throws PushRefused.
 *
 * @param publicKey reads the key that the installation is known by
 */
export async function subscribe(publicKey: () => Promise<string>): Promise<Record<string, string>> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    throw new PushRefused('unsupported');
  }
  if ((await Notification.requestPermission()) !== 'granted') throw new PushRefused('denied');
  const key = await publicKey();
  try {
    const { endpoint, keys } = (await subscription(key)).toJSON();
    return { endpoint: endpoint ?? '', ...keys };
  } catch (error) {
    throw new PushRefused('failed', { cause: error });
  }
}

/** Once the channel to this browser is gone, nothing more is received. */
export async function unsubscribe(): Promise<void> {
  localStorage.removeItem(STORE);
  const registration = await navigator.serviceWorker?.getRegistration(WORKER);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}
