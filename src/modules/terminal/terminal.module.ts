import { Module } from '@nestjs/common';
import { ProductionModule } from '../production/index.js';
import { TerminalPagesController } from './terminal.pages.controller.js';

@Module({
  imports: [ProductionModule],
  controllers: [TerminalPagesController],
})
export class TerminalModule {}
