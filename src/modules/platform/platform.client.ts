import type { FlowSyntax } from './platform.types.js';

/** A file to hand over. */
export interface OutgoingFlow {
  trackingId: string;
  name: string;
  mediaType: string;
  syntax: FlowSyntax;
  bytes: Buffer;
}

/** A flow as the platform tells of it. */
export interface FoundFlow {
  flowId: string;
  trackingId: string | null;
  direction: 'In' | 'Out';
  syntax: string;
  updatedAt: string;
  /** Whether the platform took it; null while it looks. */
  taken: boolean | null;
  /** Why not. */
  why: string;
}

export interface DirectoryCompany {
  siren: string;
  name: string;
  /** It receives electronic invoices. */
  active: boolean;
}

/** Who carries files away. Gives the name the platform knows the flow by, when there is one. */
export interface FlowCarrier {
  send(flow: OutgoingFlow): Promise<string | null>;
}

/** An approved platform, as XP Z12-013 shapes its door. Each throws PlatformFault. */
export interface PlatformClient extends FlowCarrier {
  send(flow: OutgoingFlow): Promise<string>;
  /** One page of flows that changed after an instant of the platform, the oldest change first. */
  search(updatedAfter: string, trackingId?: string): Promise<FoundFlow[]>;
  /** The file of a flow as it was given in. */
  document(flowId: string): Promise<Buffer>;
  /** Null for a company the directory does not know. */
  company(siren: string): Promise<DirectoryCompany | null>;
  /** Whether an electronic address (0225) receives invoices, if told; null when the directory does not know it. */
  line(address: string): Promise<{ active: boolean | null } | null>;
}

/** How many flows a page of a search holds at most. */
export const SEARCH_PAGE = 100;

/** It did not work: for ever, or for now. */
export class PlatformFault extends Error {
  constructor(
    message: string,
    readonly forEver = false,
    /** When the platform asks to come back. */
    readonly retryAfterMs = 0,
  ) {
    super(message);
  }
}
