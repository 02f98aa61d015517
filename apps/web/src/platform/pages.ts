// One piece to load: what is on the overview and what is on paper is nearly the same.
export { PlatformReportPage } from '../platform-report/PlatformReportPage.tsx';
export { OverviewPart } from './parts/OverviewPart.tsx';
