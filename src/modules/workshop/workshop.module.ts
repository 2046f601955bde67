import { Module } from '@nestjs/common';
import { ProductionModule } from '../production/index.js';
import { BoardPagesController } from './board.pages.controller.js';
import { TerminalPagesController } from './terminal.pages.controller.js';

@Module({
  imports: [ProductionModule],
  controllers: [BoardPagesController, TerminalPagesController],
})
export class WorkshopModule {}
