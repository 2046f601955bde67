import type { ComponentChildren } from 'preact';
import { TurboFrame } from './turbo-frame.js';

interface LazyFrameProps {
  id: string;
  /** The page whose frame of the same id is put here once it is seen. */
  src: string;
  /** Shown meanwhile, and without script. */
  children: ComponentChildren;
}

/** A part of a page that another room writes. */
export function LazyFrame({ id, src, children }: LazyFrameProps) {
  const attributes: Record<string, string> = { id, src, loading: 'lazy', target: '_top' };
  return <TurboFrame {...attributes}>{children}</TurboFrame>;
}
