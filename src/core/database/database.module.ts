import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions, type EntityManager, type QueryRunner } from 'typeorm';
import { HouseManager } from './house-manager.js';
import { isPostgres } from './sql.js';
import { ReadSource, READER } from './read-source.js';
import { UnitOfWork } from './unit-of-work.js';

export interface DatabaseSettings {
  writer: DataSourceOptions;
  reader: DataSourceOptions;
}

class HouseSource extends DataSource {
  override createEntityManager(runner?: QueryRunner): EntityManager {
    return new HouseManager(this, runner);
  }
}

/** Opens a source whose inserts give back the new id on both databases. */
export async function openSource(options: DataSourceOptions): Promise<DataSource> {
  const source = await new HouseSource(options).initialize();
  // TypeORM's SQLite driver hands an id back only for the strategy it calls `increment`; PostgreSQL's is `identity`.
  if (!isPostgres(source)) {
    bindNumbers(source);
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

/** TypeORM writes numbers into the text of its SQLite statements, so that each id is a new statement to compile. */
function bindNumbers(source: DataSource): void {
  const driver = source.driver;
  const inherited = driver.escapeQueryWithParameters.bind(driver);
  driver.escapeQueryWithParameters = (sql, parameters) => {
    const whole: Record<string, unknown> = {};
    for (const name in parameters) whole[name] = bound(parameters[name]);
    const [text, values] = inherited(sql, whole);
    return [text, values.map((value) => (value instanceof BoundNumber ? value.value : (value as unknown)))];
  };
}

class BoundNumber {
  constructor(readonly value: number) {}
}

const bound = (value: unknown): unknown => {
  if (typeof value === 'number') return new BoundNumber(value);
  return Array.isArray(value) ? value.map(bound) : value;
};
