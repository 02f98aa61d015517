import { simulateAlerts, type AlertRule, type JudgedObservation } from '@kaopu/scoring';
import { parentPort, workerData } from 'node:worker_threads';

/** What `whatIf` gives a thread to work on. */
export interface WhatIfTask {
  log: JudgedObservation[];
  rule: AlertRule;
  from: number;
}

const { log, rule, from } = workerData as WhatIfTask;
parentPort?.postMessage(simulateAlerts(log, rule, from));
