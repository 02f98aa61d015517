// Operations that IEEE 754 or ECMAScript define to the last bit. Everything else in Math may differ
// between engine releases, and a replayed score has to be bit-identical.
const EXACT = new Set([
  'abs',
  'ceil',
  'clz32',
  'floor',
  'fround',
  'imul',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
]);

// The clock, the machine and its region, under their own names or through the global object.
const AMBIENT = new Set(['Date', 'Intl', 'performance', 'crypto', 'process', 'globalThis']);

// Texts and orders that depend on the machine's language.
const REGIONAL = /^(toLocale|localeCompare$)/;

function memberName(node) {
  if (node.computed) return node.property.type === 'Literal' ? String(node.property.value) : null;
  return node.property.name;
}

function isName(node, name) {
  return node.type === 'Identifier' && node.name === name;
}

/** An identifier that reads a value, rather than naming a property, a key or a declaration. */
function isReference(node) {
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node;
  return !parent.type.startsWith('TS') && !parent.type.startsWith('Import');
}

/** Pure packages: no clock, no region, no randomness, no arithmetic that may change with the engine. */
export const ambient = {
  create(context) {
    function report(node, what) {
      context.report({ node, message: `${what} has no place in a pure package` });
    }
    return {
      Identifier(node) {
        if (!isReference(node)) return;
        if (AMBIENT.has(node.name)) report(node, node.name);
        if (node.name === 'Math' && node.parent.type !== 'MemberExpression') report(node, 'Math');
      },
      MemberExpression(node) {
        const name = memberName(node);
        if (isName(node.object, 'Math') && !EXACT.has(name)) report(node, `Math.${name}`);
        if (name !== null && REGIONAL.test(name)) report(node, name);
      },
      AssignmentExpression(node) {
        if (node.operator === '**=') report(node, '**=');
      },
      BinaryExpression(node) {
        if (node.operator !== '**') return;
        const exact = [node.left, node.right].some((side) => typeof side.value === 'bigint');
        if (!exact) report(node, 'Floating-point **');
      },
    };
  },
};
