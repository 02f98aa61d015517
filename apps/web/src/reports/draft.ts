import type { ReportPlanInput, ReportPlanView } from '@kaopu/contracts';

/** What a plan goes by unless somebody writes another. */
export const ZONE = 'Asia/Shanghai';

export const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export function newPlan(profile: string, language: 'zh' | 'en'): ReportPlanInput {
  return {
    profile,
    rhythm: 'daily',
    hour: 8,
    weekday: 1,
    timeZone: ZONE,
    channelIds: [],
    language,
    enabled: true,
  };
}

/** A stored plan as it may be changed. */
export function draftOf(plan: ReportPlanView): ReportPlanInput {
  const { profile, rhythm, hour, weekday, timeZone, channelIds, language, enabled } = plan;
  return { profile, rhythm, hour, weekday, timeZone, channelIds, language, enabled };
}
