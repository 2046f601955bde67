import type { ComponentChildren } from 'preact';
import { TurboFrame } from './turbo-frame.js';

interface LiveFrameProps {
  id: string;
  /** Server-sent events that say something changed. */
  stream: string;
  /** The page whose frame of the same id is read again then. */
  src: string;
  children: ComponentChildren;
}

/** A part of a page that keeps itself true; its links and forms act on the whole page. */
export function LiveFrame({ id, stream, src, children }: LiveFrameProps) {
  const attributes: Record<string, string> = {
    ...{ id, target: '_top', refresh: 'morph' },
    ...{ 'data-controller': 'live', 'data-live-url-value': stream, 'data-live-src-value': src },
  };
  return <TurboFrame {...attributes}>{children}</TurboFrame>;
}
