export { WorkshopModule } from './workshop.module.js';
