/** The loopback address of a probe: its own, so that host budgets hold nobody up. From 127.1.0.1 on. */
export function addressOf(number: number): string {
  const place = number + 1;
  return `127.${1 + (place >> 16)}.${(place >> 8) & 255}.${place & 255}`;
}
