const GLOBALS = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);
const HOSTS = new Set(['globalThis', 'global', 'window', 'self']);

function isDeclared(context, node) {
  for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    const variable = scope.set.get(node.name);
    if (variable && variable.defs.length > 0) return true;
  }
  return false;
}

function isReference(node) {
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.object === node;
  if (parent.type === 'Property') return parent.value === node;
  return !parent.type.startsWith('TS') && !parent.type.includes('Method');
}

/** Where suppliers are looked at, the only way out is the guarded fetcher handed in as an argument. */
export const guardedWays = {
  create(context) {
    function report(node, name) {
      context.report({ node, message: `${name} is not guarded: use the fetcher of @kaopu/net` });
    }
    return {
      Identifier(node) {
        if (!GLOBALS.has(node.name) || !isReference(node) || isDeclared(context, node)) return;
        report(node, node.name);
      },
      MemberExpression(node) {
        const name = node.computed ? node.property.value : node.property.name;
        if (node.object.type === 'Identifier' && HOSTS.has(node.object.name) && GLOBALS.has(name))
          report(node, name);
      },
    };
  },
};
