import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { isPostgres } from './sql.js';
import { ReadSource, READER } from './read-source.js';
import { UnitOfWork } from './unit-of-work.js';

export interface DatabaseSettings {
  writer: DataSourceOptions;
  reader: DataSourceOptions;
}

/** Opens a source whose inserts give back the new id on both databases. */
export async function openSource(options: DataSourceOptions): Promise<DataSource> {
  const source = await new DataSource(options).initialize();
  // TypeORM's SQLite driver hands an id back only for the strategy it calls `increment`; PostgreSQL's is `identity`.
  if (!isPostgres(source)) {
    for (const column of source.entityMetadatas.flatMap((entity) => entity.generatedColumns))
      column.generationStrategy = 'increment';
  }
  return source;
}

/** One data source that writes (through UnitOfWork only) and one that cannot. */
@Global()
@Module({})
export class DatabaseModule {
  static with({ writer, reader }: DatabaseSettings): DynamicModule {
    const open = (options?: DataSourceOptions) => openSource(options as DataSourceOptions);
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
