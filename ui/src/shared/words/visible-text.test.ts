import { describe, expect, it } from 'vitest';
import { visible } from './visible-text';

describe('a text of somebody else', () => {
  it('shows the signs that turn or hide what stands around them', () => {
    expect(visible('photo\u{202e}gpj.exe')).toBe('photo[U+202E]gpj.exe');
    expect(visible('b\u{feff}c\u{2066}d\u{0}')).toBe('b[U+FEFF]c[U+2066]d[U+0000]');
  });

  it('stays as it is where its signs belong to the language, the lines or the picture', () => {
    const texts = [
      'Été, sur la terrasse',
      'one\ttwo\r\nthree',
      'می\u{200c}خواهم',
      '👩\u{200d}🌾',
      'שלום (2031)\u{200f}',
      'ภาษา\u{200b}ไทย',
      'soft\u{ad}hyphen',
    ];
    for (const text of texts) expect(visible(text)).toBe(text);
  });
});
