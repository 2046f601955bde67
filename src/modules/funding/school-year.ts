import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../../core/errors/core.errors.js';

/** `2026-2027`: two years that follow each other, in the years the house knows. */
export function isSchoolYear(value: string): boolean {
  const parts = /^(\d{4})-(\d{4})$/.exec(value);
  if (!parts) return false;
  const start = Number(parts[1]);
  return Number(parts[2]) === start + 1 && start >= 1950 && start < 2150;
}

/** A path parameter that names a school year: anything else is simply not there. */
@Injectable()
export class SchoolYearPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isSchoolYear(value)) throw notFound();
    return value;
  }
}
