/** How looks and messages call themselves; `contact` is where a site's operator learns who is asking. */
export function userAgentOf(contact: string | undefined): string {
  return `Mozilla/5.0 (compatible; Kaopu/0.1${contact ? `; +${contact}` : ''})`;
}
