/** A text as JSON has it between its quotes: what limits a whole body counts it so. */
export function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
