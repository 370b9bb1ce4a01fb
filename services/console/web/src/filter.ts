// Filters as people type them. The grammar is the server's (docs/filter.md); plain words, in which
// no operator stands, are looked for in a few text fields instead.

// A value in the quotes of the grammar.
export function quoted(text: string): string {
  return `"${text.replace(/[\\"*]/g, (c) => `\\${c}`)}"`;
}

function isExpression(text: string): boolean {
  return /[=<>:!()]/.test(text) || /(^|\s)(AND|OR|NOT)(\s|$)/.test(text);
}

// The list of documents with this in its box.
export function documentsWhere(expression: string): string {
  return `/documents?${new URLSearchParams({ q: expression }).toString()}`;
}

// What the box means: an expression as it is, each plain word as "in any of these fields".
export function filterOf(box: string, fields: readonly string[]): string {
  const text = box.trim();
  if (text === '') return '';
  if (isExpression(text)) return text;
  return text
    .split(/\s+/)
    .map((word) => `(${fields.map((field) => `${field} : ${quoted(word)}`).join(' OR ')})`)
    .join(' AND ');
}

// All of the conditions; OR binds tighter than AND in this grammar, but a person's own expression
// stands in parentheses all the same.
export function allOf(conditions: readonly string[]): string {
  const given = conditions.filter((condition) => condition !== '');
  return given.length < 2 ? (given[0] ?? '') : given.map((condition) => `(${condition})`).join(' AND ');
}
