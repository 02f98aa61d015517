import type { Shape } from '../types.ts';
import type { packs as zh } from '../zh/packs.ts';

export const packs: Shape<typeof zh> = {
  title: 'Evidence pack',
  add: {
    title: 'Evidence packs',
    lead: 'Put this piece into a pack, in order and with notes, and export it for the platform, a lawyer or a court.',
    none: 'There is no pack about this platform yet.',
    put: (name) => `Put into “${name}”`,
    count: (n) => `Items: ${n}`,
    added: 'It is in there',
    fresh: 'Begin a new one',
    name: 'Name of the pack',
    nameGiven: (platform) => `Dispute with ${platform}`,
    create: 'Begin it with this piece',
    unprovable: 'No look’s chain of evidence names this content, so no pack can prove it.',
  },
  about: {
    title: 'Cover',
    name: 'Name',
    note: 'Note (printed on the cover)',
    language: 'Language of the PDF',
    languages: { zh: '中文', en: 'English' },
    optional: 'optional',
    saved: 'Changes are saved at once',
    saving: 'Saving…',
  },
  items: {
    title: 'Index',
    empty: 'Still empty. Open any piece of evidence and put it into this pack.',
    nth: (n) => `Item ${n}`,
    pages: (from, to) => (from === to ? `page ${from}` : `pages ${from}–${to}`),
    total: (pages) => `The PDF has ${pages} pages with cover and index`,
    utc: (at) => `UTC ${at}`,
    note: (n) => `Note on item ${n}`,
    up: (n) => `Move item ${n} up`,
    down: (n) => `Move item ${n} down`,
    remove: (n) => `Take item ${n} out`,
    moved: (n) => `Now item ${n}`,
    removed: 'Taken out',
    show: (n) => `How item ${n} is attached`,
    shows: { whole: 'Original', covered: 'Covered copy', hash: 'Hash alone' },
    cover: (n) => `Cover part of item ${n}`,
    recover: (n) => `Change what is covered of item ${n}`,
    picture: (n) => `Picture of item ${n}`,
    sameLook:
      'The page and the record that the same look kept may hold the same content: see to what nobody is to read there, too.',
    state: {
      whole: 'Matches its hash',
      damaged: 'Does not match its recorded hash',
      deleted: 'Deleted after its time',
      unknown: 'Not on the chain of evidence',
    },
  },
  cover: {
    title: 'Cover parts of the picture',
    lead: 'Drag over what is to be covered. A copy is drawn anew and exported, without what lies below; the manifest still lists the original’s hash.',
  },
  damaged:
    'Something in this pack does not match its recorded hash, and nothing is exported. Do not use it as evidence.',
  broken:
    'The chain of evidence does not link, and nothing is exported. Run npm run evidence -- verify to see where.',
  exports: {
    title: 'Export',
    zip: 'Export ZIP',
    zipHelp:
      'Originals or covered copies, index, manifest and chain: whoever gets it can check it himself.',
    pdf: 'Make a PDF',
    pdfHelp:
      'Cover, index with page numbers, and every item. Printed on the server by a browser without network or scripts.',
    download: 'Download PDF',
    again: 'Make the PDF anew',
    coming: 'Making the PDF…',
    failed: 'The PDF was not printed: perhaps no worker has a browser. Try again.',
    limits:
      'A hash only proves that a file has not changed. It is neither a trusted timestamp nor notarisation.',
    times: 'All times in the pack are given in Beijing time and in UTC.',
  },
  delete: 'Delete the pack',
  deleteLead: 'Only this index and its notes go; the evidence stays.',
  reload: 'Load it anew',
};
