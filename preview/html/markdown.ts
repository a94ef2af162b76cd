/** Help texts are Markdown with links: https://github.com/zapier/zapier-platform/blob/main/packages/schema/docs/build/schema.md */
import { Marked } from 'marked';
import { escaped, Html } from './html.ts';

const marked = new Marked({
  renderer: {
    // HTML in it stays text.
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      if (!/^https?:\/\//i.test(href)) return text;
      return `<a href="${escaped(href)}" target="_blank" rel="noopener noreferrer">${text}</a>`;
    },
  },
});

/** One paragraph's worth of Markdown. */
export function inline(text: string): Html {
  return new Html(marked.parseInline(text, { async: false }));
}

/** Paragraphs and lists. */
export function block(text: string): Html {
  return new Html(marked.parse(text, { async: false }));
}
