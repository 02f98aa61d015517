/** In this browser's storage while entries wait on the device: it makes whichever page is open send them. */
export const WAITING_MARK = 'kaopu.log.waiting';
