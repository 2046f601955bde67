import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../core/events/event-bus.js';
import { drawingRevised } from '../catalog/index.js';
import { DrawingDesk } from './drawing-desk.js';

/** A new drawing stops the work made by the old one. */
@Injectable()
export class OnCatalogEvents implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly drawings: DrawingDesk,
  ) {}

  onModuleInit(): void {
    this.bus.on(drawingRevised, (scope, { itemId }) => this.drawings.revised(scope, itemId));
  }
}
