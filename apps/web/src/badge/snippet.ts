const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Suppliers choose their names, and this is pasted into other people's pages. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** An image that leads to the page it is about. */
export function badgeSnippet(about: { image: string; page: string; alt: string }): string {
  const { image, page, alt } = about;
  return `<a href="${escaped(page)}"><img src="${escaped(image)}" alt="${escaped(alt)}" height="24"></a>`;
}
