/** The smallest honest files of each kind, and some that are not. */
const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
export const PNG = hex(`89504e470d0a1a0a 0000000d49484452 00000001000000010806000000 1f15c489
  0000000d49444154 78da63fcff9fa11e000782027e 3d949cea 0000000049454e44ae426082`);
export const JPEG = hex('ffd8ffe000104a46494600010100000100010000 ffd9');
export const WEBP = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0', 'latin1'), Buffer.alloc(24, 1)]);
export const ZIP = hex('504b0506 000000000000000000000000000000000000');
export const STEP = Buffer.from("ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nENDSEC;\n");
export const DXF = Buffer.from('  0\r\nSECTION\r\n  2\r\nHEADER\r\n');
export const SVG = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);
export const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
