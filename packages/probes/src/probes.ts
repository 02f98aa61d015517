// Every probe there is, one line each; the only list of them.
export { authorizationPages } from './authorization-pages/index.ts';
export { availability } from './availability/index.ts';
export { complianceWording } from './compliance-wording/index.ts';
export { priceDrift } from './price-drift/index.ts';
export { publicRecords } from './public-records/index.ts';
export { qualificationDisclosure } from './qualification-disclosure/index.ts';
export { registerPage } from './register-page/index.ts';
export { supportChannels } from './support-channels/index.ts';
export { supportResponse } from './support-response/index.ts';
export { technology } from './technology/index.ts';
