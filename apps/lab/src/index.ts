export type { Change } from './change.ts';
export { openDesk, type Desk } from './desk/desk.ts';
export { startLab, type Lab, type LabOptions, type Site } from './lab.ts';
export { demoScript, type Event, type Script } from './script.ts';
export { startReceiver, type Receiver, type Received } from './webhook-receiver.ts';
