/** A hard floor: no score makes up for a failed one. */
export interface Veto {
  id: string;
  result: 'pass' | 'fail' | 'unknown';
  /** Keys of the observations it rests on. */
  evidence: string[];
}
