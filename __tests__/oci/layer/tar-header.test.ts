import { describe, expect, it } from 'vitest';
import { checksumHolds, isZeroBlock, readHeader } from '../../../src/oci/layer/tar-header.ts';
import { GNU, type HeaderFields, header, USTAR, V7 } from '../../fakes/tar-writer.ts';

const read = (fields: HeaderFields) => readHeader(header(fields), 0);

const at = (offset: number, bytes: string) => (block: Buffer) => block.write(bytes, offset, 'latin1');

describe('a tar header', () => {
  it('gives path, mode, size, type and target', () => {
    const fields = { path: 'app/libssl.so', typeflag: '2', mode: 0o777, size: 12, target: 'libssl.so.3' };
    expect(read(fields)).toMatchObject(fields);
  });

  it('puts the prefix of a ustar before its name', () => {
    expect(read({ path: 'name', prefix: 'a/b', magic: USTAR })?.path).toBe('a/b/name');
  });

  it('finds no prefix in GNU and V7 headers, which have other fields there', () => {
    expect(read({ path: 'name', prefix: '15000000000', magic: GNU })?.path).toBe('name');
    expect(read({ path: 'name', prefix: 'junk', magic: V7 })?.path).toBe('name');
  });

  it('ends the shorter prefix of a star tar before its times', () => {
    const patch = (block: Buffer) => {
      block.write('p'.repeat(131), 345);
      block.write('14000000000\0', 476);
      block.write('tar\0', 508);
    };
    expect(read({ path: 'name', patch })?.path).toBe(`${'p'.repeat(131)}/name`);
  });

  it('takes a name, a prefix and a target that fill their fields', () => {
    const [path, prefix, target] = ['n'.repeat(100), 'p'.repeat(155), 't'.repeat(100)];
    expect(read({ path, prefix, target, typeflag: '1' })).toMatchObject({
      path: `${prefix}/${path}`,
      target,
    });
  });

  it('keeps the NUL that marks a file of a V7 tar', () => {
    expect(read({ path: 'old', typeflag: '\0' })?.typeflag).toBe('\0');
  });

  it.each([
    ['padded with spaces', '     100 \0\0', 64],
    ['ended by a space', '0000100 ', 64],
    ['without an end', '000000000100', 64],
    ['padded with NULs in front', '\x00\x00\x00\x00100', 64],
    ['with old bytes behind its end', '100\x00999999', 64],
    ['empty', '\0\0\0\0\0\0\0\0\0\0\0\0', 0],
    ['of spaces', '            ', 0],
  ])('reads a size %s', (_, field, size) => {
    expect(read({ path: 'a', patch: at(124, field.padEnd(12, '\0')) })?.size).toBe(size);
  });

  it.each([
    ['not octal', '00000000128\0'],
    ['a word', 'twelve bytes'],
    ['hexadecimal', '0x10\0'],
    ['negative', '-0000000010\0'],
    ['NUL and then words', '\0junk'],
  ])('refuses a size that is %s', (_, field) => {
    expect(read({ path: 'a', patch: at(124, field) })).toBeUndefined();
  });

  it('reads base-256 sizes of 8 GiB and more', () => {
    expect(read({ path: 'big', size: 9 * 2 ** 30, binarySize: true })?.size).toBe(9 * 2 ** 30);
  });

  it('refuses a base-256 size that is negative or not a safe integer', () => {
    expect(read({ path: 'a', patch: at(124, '\xff'.repeat(12)) })).toBeUndefined();
    expect(read({ path: 'a', patch: at(124, `\x80${'\xff'.repeat(11)}`) })).toBeUndefined();
  });

  it('refuses a mode that is not a number', () => {
    expect(read({ path: 'a', patch: at(100, 'rw-r--r-') })).toBeUndefined();
  });

  it('gives the real size and the extension only of old GNU sparse files', () => {
    const patch = (block: Buffer) => {
      block[482] = 1;
      block.write('00000010000\0', 483);
    };
    expect(read({ path: 'a', magic: GNU, typeflag: 'S', patch })).toMatchObject({
      realSize: 4096,
      sparseExtension: true,
    });
    expect(read({ path: 'a', magic: GNU, patch })).toMatchObject({ sparseExtension: false });
    expect(read({ path: 'a', magic: GNU, patch })).not.toHaveProperty('realSize');
  });

  it('decodes UTF-8 and accepts other bytes', () => {
    expect(read({ path: 'größe/日本' })?.path).toBe('größe/日本');
    expect(read({ path: Buffer.from([0x61, 0xff, 0x62]) })?.path).toBe('a\ufffdb');
  });
});

describe('the checksum of a tar header', () => {
  it('may sum bytes as unsigned or, as old tars do, as signed', () => {
    const path = Buffer.from([0xe9, 0xff, 0x80]);
    expect(checksumHolds(header({ path }), 0)).toBe(true);
    expect(checksumHolds(header({ path, signedChecksum: true }), 0)).toBe(true);
  });

  it('fails when any byte outside its own field changes', () => {
    for (let i = 0; i < 512; i++) {
      if (i >= 148 && i < 156) continue;
      const block = header({ path: 'app/Program.dll', size: 4096 });
      block[i] = (block[i] ?? 0) ^ 0x01;
      expect(checksumHolds(block, 0), `byte ${i}`).toBe(false);
    }
  });

  it('fails on text and on zeros', () => {
    expect(checksumHolds(Buffer.alloc(512, 'not a tar '), 0)).toBe(false);
    expect(checksumHolds(Buffer.alloc(512), 0)).toBe(false);
  });
});

it('a block is zero only if all its bytes are', () => {
  const block = Buffer.alloc(512);
  expect(isZeroBlock(block, 0)).toBe(true);
  block[511] = 1;
  expect(isZeroBlock(block, 0)).toBe(false);
});
