import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

// Kept to what pages use: a name that is not here does not compile.
// prettier-ignore
export const ICONS = [
  'alert-triangle', 'arrow-down', 'arrow-left', 'arrow-right', 'arrow-up', 'ban', 'book', 'building', 'calendar',
  'cash', 'certificate', 'chart-bar', 'check', 'circle-check', 'clock', 'device-tablet', 'dots', 'download', 'eye',
  'file-invoice', 'file-text', 'filter', 'hand-stop', 'history', 'home', 'key', 'language', 'list-check', 'logout', 'mail', 'moon',
  'needle', 'package', 'pencil', 'player-pause', 'player-play', 'plus', 'refresh', 'ruler', 'school', 'search',
  'settings', 'shield-check', 'shield-x', 'shopping-bag', 'tool', 'truck-delivery', 'typography', 'upload', 'user',
  'users', 'volume', 'x',
] as const;
export type IconName = (typeof ICONS)[number];

const drawings = new Map<IconName, string>();

function drawing(name: IconName): string {
  let inner = drawings.get(name);
  if (inner === undefined) {
    const file = join(projectRoot(), 'node_modules/@tabler/icons/icons/outline', `${name}.svg`);
    // Keeps the strokes alone: the frame, its size and the invisible ground path are ours.
    inner = readFileSync(file, 'utf8')
      .replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '')
      .replace(/<path stroke="none"[^>]*>/g, '')
      .replace(/>\s+</g, '><')
      .trim();
    drawings.set(name, inner);
  }
  return inner;
}

/** A decorative sign: the word beside it carries the meaning, unless `label` says it. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const meaning = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': 'true' } as const);
  return <svg class="icon" viewBox="0 0 24 24" {...meaning} dangerouslySetInnerHTML={{ __html: drawing(name) }} />;
}
