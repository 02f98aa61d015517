import { noteOf, type Language, type Templates } from '@kaopu/channels';
import { xml } from '../web/xml.ts';

export interface FeedEntry {
  id: string;
  at: Date;
  message: unknown;
}

/** An Atom feed (RFC 4287) of what a channel was told, newest first. */
export function atomOf(
  feed: { name: string; language: Language; templates: Templates; entries: readonly FeedEntry[] },
  selfUrl: string,
  now: Date,
): string {
  const updated = feed.entries[0]?.at ?? now;
  const entries = feed.entries.map(({ id, at, message }) => {
    const note = noteOf({ id, message }, feed.templates, feed.language);
    return [
      '<entry>',
      `<id>urn:uuid:${id}</id>`,
      `<title>${xml(note.title)}</title>`,
      `<updated>${at.toISOString()}</updated>`,
      `<content type="text">${xml(note.body)}</content>`,
      '</entry>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    `<id>${xml(selfUrl)}</id><link rel="self" href="${xml(selfUrl)}"/>`,
    `<title>${xml(feed.name)}</title><author><name>Kaopu 靠谱</name></author>`,
    `<updated>${updated.toISOString()}</updated>`,
    ...entries,
    '</feed>',
  ].join('\n');
}
