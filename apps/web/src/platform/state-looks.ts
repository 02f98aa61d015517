import type { CriterionView, FloorView } from '@kaopu/contracts';
import type { StateLook } from '../ui/StateMark.tsx';

export const CRITERION_LOOKS: Readonly<Record<CriterionView['state'], StateLook>> = {
  met: 'good',
  'not-met': 'bad',
  unknown: 'unknown',
  'not-applicable': 'none',
};

export const FLOOR_LOOKS: Readonly<Record<FloorView['result'], StateLook>> = {
  pass: 'good',
  fail: 'bad',
  unknown: 'unknown',
};
