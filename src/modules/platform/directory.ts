import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { PartnersQueries } from '../partners/index.js';
import { Connection } from './connection.js';
import { PlatformFault } from './platform.client.js';
import { platformSilent } from './platform.errors.js';
import type { DirectoryRead } from './platform.types.js';

/** Asks the public directory, through the platform; outside of any transaction. */
@Injectable()
export class DirectoryLookUp {
  constructor(
    private readonly connection: Connection,
    private readonly partners: PartnersQueries,
  ) {}

  /** Throws notFound, platform.silent. */
  async ofPartner(scope: Scope, partnerId: number): Promise<DirectoryRead> {
    const { siren } = await this.partners.get(scope, partnerId);
    const { client } = this.connection;
    const connected = client !== null && (await this.connection.schoolId()) === scope.schoolId;
    if (!connected || siren === null) return { connected, siren, company: null, receives: null };
    try {
      const company = await client.company(siren);
      const line = await client.line(siren);
      const told = company && { name: company.name, active: company.active };
      return { connected, siren, company: told, receives: line?.active ?? null };
    } catch (error) {
      throw error instanceof PlatformFault ? platformSilent(error.message) : error;
    }
  }
}
