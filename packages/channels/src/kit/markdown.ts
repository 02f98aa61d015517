/** Words of shops that must stay words where a service reads Markdown. */
export function asMarkdown(text: string): string {
  return text.replace(/[\\`*_~|[\]<>#]/g, '\\$&');
}
