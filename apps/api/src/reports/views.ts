import { ReportContents, type ReportPlanView, ReportView } from '@kaopu/contracts';
import type { ReportPlanRecord, ReportRow } from '@kaopu/db';

export function planView({ dueAt, nowAt, createdAt, ...plan }: ReportPlanRecord): ReportPlanView {
  return {
    ...plan,
    dueAt: dueAt.toISOString(),
    isAsked: nowAt !== null,
    createdAt: createdAt.toISOString(),
  };
}

export function reportView(row: ReportRow): ReportView {
  const { id, planId, profile, language, fromAt, untilAt, createdAt, contents } = row;
  return {
    id,
    planId,
    profile,
    language: ReportView.shape.language.parse(language),
    from: fromAt.toISOString(),
    until: untilAt.toISOString(),
    createdAt: createdAt.toISOString(),
    pdf: row.pdfSize !== null ? 'ready' : row.isPrinting ? 'coming' : 'failed',
    contents: ReportContents.parse(contents),
  };
}
