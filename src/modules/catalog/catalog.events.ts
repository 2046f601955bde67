import { eventType } from '../../core/events/event-bus.js';

/** A job starts from one done before. */
export const itemCopied = eventType<{ itemId: number; fromItemId: number }>('catalog.item_copied.1');

/** A drawing has a new revision, in force at once. */
export const drawingRevised = eventType<{ itemId: number; revision: string }>('catalog.drawing_revised.1');
