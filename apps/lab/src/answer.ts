export interface Request {
  method: string;
  url: URL;
  /** Form fields of a POST. */
  form: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** ms UTC. */
  at: number;
}

export interface Answer {
  status: number;
  type: 'text/html; charset=utf-8' | 'application/json; charset=utf-8';
  body: string;
  /** Where a redirect leads. */
  location?: string;
}

export function html(body: string, status = 200): Answer {
  return { status, type: 'text/html; charset=utf-8', body };
}

export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** JSON that may stand inside a script element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

const STYLE = `body{font:15px/1.6 system-ui,sans-serif;margin:0 auto;max-width:64rem;padding:1rem;color:#223}
a{color:#135cbf}.card,.panel,.home-card{display:block;border:1px solid #dde;border-radius:8px;padding:.8rem;margin:.6rem 0}
footer{margin-top:2rem;color:#778}`;

/** A page of a simulated shop. `head` and `body` are HTML. */
export function page(title: string, head: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}
