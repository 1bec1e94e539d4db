import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementId, escapeLabel, escapeMarkup, MAX_LINE, plainLine } from './text.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());

describe('plainLine', () => {
  it('cuts long text and says so', () => {
    expect(plainLine('x'.repeat(1e6))).toBe(`${'x'.repeat(MAX_LINE - 1)}…`);
    expect(plainLine('x'.repeat(MAX_LINE))).toBe('x'.repeat(MAX_LINE));
  });

  it('leaves no line breaks and nothing invisible', () => {
    expect(plainLine('a\r\nb\u0000\u202Ec\u200B\u2028d\t e')).toBe('a bc d e');
    expect(plainLine('a\t\u0000\tb')).toBe('a b');
    expect(plainLine(`a${'\u0301'.repeat(50)}`)).toBe('a\u0301\u0301');
  });

  it('is bounded and keeps to one line, whatever comes in', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = plainLine(text);
        expect(Array.from(line).length).toBeLessThanOrEqual(MAX_LINE);
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\n\u2028\u202e]/u);
        expect(plainLine(line)).toBe(line);
      }),
    );
  });
});

describe('escapeLabel', () => {
  it('leaves nothing that means something to Mermaid, to Markdown or to HTML', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeLabel(text);
        expect(escaped.replace(/#\d+;/g, '')).toMatch(/^[\p{L}\p{N} .,:/·–…+-]*$/u);
      }),
    );
  });

  it('keeps the text: entities turned back give the line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const back = escapeLabel(text).replace(/#(\d+);/g, (_, code: string) =>
          String.fromCodePoint(Number(code)),
        );
        expect(back).toBe(plainLine(text, 200));
      }),
    );
  });

  it('does not let Markdown make a list or a link', () => {
    expect(escapeLabel('1. one')).toBe('1#46; one');
    expect(escapeLabel('- one')).toBe('#45; one');
    expect(escapeLabel('https://example.com')).toBe('https:#47;#47;example.com');
  });
});

describe('escapeMarkup', () => {
  it('leaves no markup', () => {
    expect(escapeMarkup(`<a b="c" d='&'>`)).not.toMatch(/[<>"']|&(?!#\d+;)/);
  });
});

describe('elementId', () => {
  const name = fc.stringMatching(/^[A-Za-z][\w.-]{0,12}$/);

  it('is safe in Mermaid, CSS and HTML', () => {
    fc.assert(fc.property(anyText, (text) => /^n_[A-Za-z0-9_-]*$/.test(elementId('n', text))));
    expect(elementId('n', 'a--b', 'end')).toBe('n_a_2d__2d_b_end');
  });

  it('stays short', () => {
    const [one, two] = ['x', 'y'].map((end) => elementId('n', `${'a'.repeat(5000)}${end}`));
    expect(one?.length).toBeLessThan(100);
    expect(one).not.toBe(two);
  });

  it('never gives two resources one id', () => {
    const resource = fc.array(name, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(resource, resource, (one, two) => {
        expect(elementId('n', ...one) === elementId('n', ...two)).toBe(
          JSON.stringify(one) === JSON.stringify(two),
        );
      }),
      {
        examples: [
          [['a', 'b'], ['a_b']],
          [['a-'], ['a_2d_']],
          [
            ['a-', 'b'],
            ['a', 'b'],
          ],
        ],
      },
    );
  });
});
