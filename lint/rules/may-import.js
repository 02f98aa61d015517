/** `name` stands for itself, `name/*` for everything below it, `./*` for a package's own files. */
function matches(pattern, specifier) {
  if (!pattern.endsWith('*')) return pattern === specifier;
  return specifier.startsWith(pattern.slice(0, -1));
}

/**
 * The table of who may import what, as an allow-list: what is not named is forbidden.
 * Unlike no-restricted-imports it also sees `import()` and type imports written `import('x').Y`.
 */
export const mayImport = {
  meta: {
    schema: [
      {
        type: 'object',
        properties: {
          allow: { type: 'array', items: { type: 'string' } },
          deny: { type: 'array', items: { type: 'string' } },
          computed: { type: 'boolean' },
        },
      },
    ],
  },
  create(context) {
    const { allow, deny = [], computed = false } = context.options[0];

    function check(source) {
      if (!source) return;
      if (typeof source.value !== 'string') {
        if (computed) return;
        context.report({ node: source, message: 'An import must name its module literally' });
        return;
      }
      const within = (patterns) => patterns.some((pattern) => matches(pattern, source.value));
      if (within(allow) && !within(deny)) return;
      context.report({
        node: source,
        message: `'${source.value}' may not be imported here (CONTRIBUTING.md, layout)`,
      });
    }

    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument),
    };
  },
};
