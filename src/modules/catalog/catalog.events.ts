import { eventType } from '../../core/events/event-bus.js';

/** A drawing has a new revision, in force at once. */
export const drawingRevised = eventType<{ itemId: number; revision: string }>('catalog.drawing_revised.1');
