import { expect, it } from 'vitest';
import { badgeSnippet } from './snippet.ts';

it('lets no name out of its attribute', () => {
  const snippet = badgeSnippet({
    image: 'http://localhost/b.svg?a=1&b=2',
    page: 'http://localhost/p',
    alt: '"><script>alert(1)</script>',
  });
  expect(snippet).toBe(
    '<a href="http://localhost/p"><img src="http://localhost/b.svg?a=1&amp;b=2" ' +
      'alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" height="24"></a>',
  );
});
