export { formOf, pictureType, rasterType, typeOf } from './form.ts';
export { hexDump } from './hex.ts';
export type { Decoded } from './jobs.ts';
export { LIMITS } from './limits.ts';
export { visible } from './escape.ts';
export { EXIF, orientationIn } from './orientation.ts';
export { pictureSize } from './picture-size.ts';
export { pictureSheets, type Sheets } from './sheets.ts';
export { openViewer, TooBusy, TooComplex, type Viewer } from './viewer.ts';
