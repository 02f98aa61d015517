import { FetchFault, type Fetcher, retryAfterMs } from '@kaopu/net';
import type { DeliveryClaim, DeliveryResult } from '@kaopu/db';
import { Webhook } from 'standardwebhooks';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Waits between tries: eleven tries over three days, as Standard Webhooks advises. */
const WAITS = [
  5_000,
  30_000,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  30 * HOUR,
];

/**
 * Posts one signed message. The id is the notification's, the same on every try, so that a
 * receiver can tell a repeat; success is a 2xx, a redirect is a failure, 410 means stop.
 * Nothing of the URL goes into errors: it often is the password.
 */
export async function postWebhook(
  fetcher: Fetcher,
  delivery: DeliveryClaim,
  now: Date,
): Promise<DeliveryResult> {
  const body = JSON.stringify(delivery.message);
  const id = delivery.notificationId;
  try {
    const answer = await fetcher(delivery.channel.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
        'webhook-signature': new Webhook(delivery.channel.secret).sign(id, now, body),
      },
    });
    if (answer.status >= 200 && answer.status < 300) return { kind: 'sent', status: answer.status };
    if (answer.status === 410) {
      return { kind: 'failed', status: 410, error: 'the receiver says it is gone' };
    }
    const asked = retryAfterMs(answer.headers['retry-after'], now.getTime());
    return retry(delivery, answer.status, `HTTP ${answer.status}`, asked);
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error;
    return error.kind === 'refused-address'
      ? { kind: 'failed', status: null, error: error.kind }
      : retry(delivery, null, error.kind);
  }
}

function retry(
  delivery: DeliveryClaim,
  status: number | null,
  error: string,
  askedMs: number | null = null,
): DeliveryResult {
  const wait = WAITS[delivery.attempts - 1];
  if (wait === undefined) return { kind: 'failed', status, error };
  const afterMs = Math.max(wait, Math.min(askedMs ?? 0, 24 * HOUR));
  return { kind: 'retry', status, error, afterMs };
}
