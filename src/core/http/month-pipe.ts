import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../errors/core.errors.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** A month of the civil year in a path, `2026-11`; anything else is nowhere. */
@Injectable()
export class MonthPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!MONTH.test(value)) throw notFound();
    return value;
  }
}
