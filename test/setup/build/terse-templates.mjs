/**
 * In `html` templates a line break with its indentation draws the same as one space, and before the
 * end of a tag the same as none.
 */
export function terseTemplates() {
  return {
    name: 'terse-templates',
    transform(code, id) {
      if (!id.endsWith('.ts') || !code.includes('html`')) return null
      let text = code
      // From the end, so that places found before stay where they are.
      for (const { start, end } of listTemplateTexts(this.parse(code)).reverse()) {
        const short = code
          .slice(start, end)
          .replace(/\s*\n\s*(?=\/?>)/g, '')
          .replace(/\s*\n\s*/g, ' ')
        text = text.slice(0, start) + short + text.slice(end)
      }
      return { code: text, map: null }
    },
  }
}

/** The fixed pieces of all templates, in the order in which they stand. */
function listTemplateTexts(node, found = []) {
  if (Array.isArray(node)) for (const one of node) listTemplateTexts(one, found)
  else if (typeof node?.type === 'string') {
    if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'html') {
      found.push(...node.quasi.quasis)
    }
    for (const value of Object.values(node)) listTemplateTexts(value, found)
  }
  return found.sort((a, b) => a.start - b.start)
}
