import type { ComponentChildren } from 'preact';

// An element of Turbo's own: to the compiler, a box like another.
const Frame = 'turbo-frame' as 'div';

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
  return <Frame {...attributes}>{children}</Frame>;
}
