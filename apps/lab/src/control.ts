import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, html, json } from './answer.ts';
import { Change, UnknownTarget } from './change.ts';
import { readBody } from './read-body.ts';

async function set(
  request: IncomingMessage,
  apply: (change: Change) => Promise<void>,
): Promise<Answer> {
  const text = await readBody(request);
  let change: Change;
  try {
    change = Change.parse(JSON.parse(text));
  } catch (error) {
    return json({ error: error instanceof Error ? error.message : 'no change' }, 400);
  }
  try {
    await apply(change);
  } catch (error) {
    if (error instanceof UnknownTarget) return json({ error: error.message }, 404);
    throw error;
  }
  return json({ applied: change });
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
}

/**
 * The lab's own port: `POST /_lab/set` changes the market, `GET /_lab/sites` lists it, and
 * `GET /_lab/control` always answers 200, as a control target for "is our own network up?".
 */
export function control(
  sites: () => unknown,
  apply: (change: Change) => Promise<void>,
): RequestListener {
  async function answer(request: IncomingMessage): Promise<Answer> {
    switch (`${request.method} ${request.url}`) {
      case 'GET /_lab/control':
      case 'HEAD /_lab/control':
        return html('ok');
      case 'GET /_lab/sites':
        return json(sites());
      case 'POST /_lab/set':
        return set(request, apply);
      default:
        return json({ error: 'not found' }, 404);
    }
  }
  return (request, response) => {
    answer(request).then(
      (found) => send(response, found),
      (error: unknown) => send(response, json({ error: String(error) }, 500)),
    );
  };
}
