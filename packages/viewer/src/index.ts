export { formOf, pictureType, rasterType, typeOf } from './form.ts';
export { hexDump } from './hex.ts';
export type { Decoded } from './jobs.ts';
export { LIMITS } from './limits.ts';
export { openViewer, TooBusy, TooComplex, type Viewer } from './viewer.ts';
