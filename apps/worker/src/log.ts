export type Fields = Record<string, string | number | boolean | null | undefined>;

export interface Log {
  info(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

/** One JSON object a line: a constant message, data in fields. */
export function jsonLog(write: (line: string) => void): Log {
  const line =
    (level: string) =>
    (message: string, fields: Fields = {}) =>
      write(JSON.stringify({ at: new Date().toISOString(), level, message, ...fields }));
  return { info: line('info'), error: line('error') };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
