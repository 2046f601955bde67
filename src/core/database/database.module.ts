import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ReadSource, READER } from './read-source.js';
import { UnitOfWork } from './unit-of-work.js';

export interface DatabaseSettings {
  writer: DataSourceOptions;
  reader: DataSourceOptions;
}

/** One data source that writes (through UnitOfWork only) and one that cannot. */
@Global()
@Module({})
export class DatabaseModule {
  static with({ writer, reader }: DatabaseSettings): DynamicModule {
    const open = (options?: DataSourceOptions) => new DataSource(options as DataSourceOptions).initialize();
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({ useFactory: () => ({ ...writer, retryAttempts: 0 }), dataSourceFactory: open }),
        TypeOrmModule.forRootAsync({
          name: READER,
          useFactory: () => ({ ...reader, retryAttempts: 0 }),
          dataSourceFactory: open,
        }),
      ],
      providers: [UnitOfWork, ReadSource],
      exports: [UnitOfWork, ReadSource],
    };
  }
}
