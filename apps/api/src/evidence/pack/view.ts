import { PackView, type PackItemView } from '@kaopu/contracts';
import type { PackRecord } from '@kaopu/db';
import type { Assembled } from './assemble.ts';
import { paged } from './paper.ts';

const Language = PackView.shape.language;

export function languageOf({ language }: Pick<PackRecord, 'language'>): PackView['language'] {
  return Language.parse(language);
}

function pdfState({ isPrinted, isPrinting, isAsked }: PackRecord): PackView['pdf'] {
  if (isPrinted) return 'ready';
  if (isPrinting) return 'coming';
  return isAsked ? 'failed' : 'none';
}

/** A pack as its builder shows it: in order, with pages, and with what is amiss. */
export function packView(
  pack: PackRecord,
  platformName: string,
  { items, isChained }: Assembled,
): PackView {
  const { starts, pages } = paged(items);
  return {
    id: pack.id,
    platformId: pack.platformId,
    platformName,
    title: pack.title,
    note: pack.note,
    language: languageOf(pack),
    revision: pack.revision,
    createdAt: pack.createdAt.toISOString(),
    changedAt: pack.changedAt.toISOString(),
    items: items.map(({ item, link, state, form, sheets }, i): PackItemView => ({
      ...item,
      number: i + 1,
      page: starts[i] ?? 0,
      sheets: sheets.sheets.length,
      state,
      url: link?.url ?? '',
      mime: link?.mime ?? '',
      size: link?.size ?? 0,
      form,
      capturedAt: link?.at.toISOString() ?? null,
    })),
    pages,
    isChained,
    pdf: pdfState(pack),
  };
}
