export type { Calendar } from './calendar.ts';
export { CronFault } from './cron.ts';
export { maintenanceSpan } from './maintenance.ts';
export { quietUntil } from './quiet.ts';
export { nextReportMoment, reportSpan, spanUpTo } from './reports.ts';
export {
  calendarFor,
  comingSlots,
  countSlots,
  densestOf,
  gapsOf,
  nextSlots,
  type ComingSlots,
} from './schedule.ts';
