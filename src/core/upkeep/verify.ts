import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { isPostgres, sql } from '../database/sql.js';
import { CHECKS } from './verify.checks.js';

export interface Finding {
  check: string;
  detail: string;
}

/** Reads the whole base and its files; an empty list is a clean house. Changes nothing. */
export async function verify(manager: EntityManager, filesPath: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { check, query } of CHECKS) {
    const rows = await sql<object>(manager, query);
    findings.push(...rows.map((row) => ({ check, detail: JSON.stringify(row) })));
  }
  if (!isPostgres(manager.dataSource)) findings.push(...(await sqliteIntegrity(manager)));
  const files = await sql<{ sha256: string; size: number }>(manager, 'SELECT DISTINCT sha256, size FROM stored_file');
  for (const file of files) {
    const wrong = wrongWith(file, filesPath);
    if (wrong) findings.push({ check: wrong, detail: file.sha256 });
  }
  return findings;
}

function wrongWith({ sha256, size }: { sha256: string; size: number }, filesPath: string): string | null {
  const path = join(filesPath, sha256.slice(0, 2), sha256);
  if (!existsSync(path)) return 'stored files are there';
  const bytes = readFileSync(path);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'stored files are what they were';
  return bytes.length === size ? null : 'stored files have the size that is told';
}

async function sqliteIntegrity(manager: EntityManager): Promise<Finding[]> {
  const [integrity] = await sql<{ integrity_check: string }>(manager, 'PRAGMA integrity_check');
  const orphans = await sql<object>(manager, 'PRAGMA foreign_key_check');
  return [
    ...(integrity?.integrity_check === 'ok'
      ? []
      : [{ check: 'the base is whole', detail: String(integrity?.integrity_check) }]),
    ...orphans.map((row) => ({ check: 'no row points nowhere', detail: JSON.stringify(row) })),
  ];
}
