import { createPlatform, type Db } from '@kaopu/db';
import { hostKey } from '@kaopu/net/address';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A shop's chat of our own, in which nobody answers until `answers` is set. */
export interface Chat {
  url: string;
  /** Questions that arrived, answered or not. */
  asked(): number;
  /** How often the conversation was looked into. */
  reads(): number;
  /** Requests that hang, by the last part of their path. */
  hangs: Set<string>;
  hanging(): string[];
  answers: boolean;
  close(): Promise<void>;
}

function row(id: number, kind: string, operator: string, clock: string, said: string): string {
  return `<div class="message-row ${kind}" id="msg-${id}" ${operator}><div class="msg-date">${clock}</div><div class="msg-body">${said}</div></div>`;
}

export async function startChat(): Promise<Chat> {
  let asked = 0;
  let reads = 0;
  const hanging: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('/').at(-1) ?? '';
    void text(request).then(() => {
      if (path === 'submitonline') asked += 1;
      if (path === 'fetchmessages') reads += 1;
      if (chat.hangs.has(path)) {
        hanging.push(path);
        return;
      }
      const rows = [
        row(1, 'response', '', '10:00:00', 'question'),
        row(2, 'system-response', '', '10:00:01', '您前面还有 2 位'),
        ...(chat.answers
          ? [row(3, 'message-admin', 'data-op-id="1"', '10:00:09', '年卡168一张')]
          : []),
      ];
      const answers: Record<string, unknown> = {
        isonline: { isonline: true },
        settings: { hash: 'h', hash_ts: 1 },
        submitonline: { success: true, chatData: { id: 1, hash: 'secret' } },
        fetchmessages: { status: 1, messages: [rows.join('')] },
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answers[path] ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const chat: Chat = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/lhc`,
    asked: () => asked,
    reads: () => reads,
    hangs: new Set(),
    hanging: () => hanging,
    answers: false,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return chat;
}

/** A platform with one probe, which asks in that chat and waits for an answer. */
export async function watchChat(db: Db, chatUrl: string): Promise<void> {
  await createPlatform(db, {
    name: 'shop',
    siteUrl: chatUrl,
    hostKey: hostKey(chatUrl),
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [
      {
        kind: 'support-response',
        resource: 'http',
        config: { channel: 'live-helper-chat', chatUrl, sending: true, asker: '测试' },
        intervalSeconds: 302_400,
        enabled: true,
      },
    ],
  });
}
