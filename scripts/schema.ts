import { writeFile } from 'node:fs/promises';
import { toJsonSchema } from '@valibot/to-json-schema';
import { ReportSchema } from '../src/report/report.ts';

/** JSON Schema of report.json, generated from the code's own definition. */
export function reportSchema(): string {
  const schema = toJsonSchema(ReportSchema, { errorMode: 'ignore' });
  const named = { ...schema, $id: 'report-1.schema.json', title: 'Report of aspnet-image-size, version 1' };
  return `${JSON.stringify(named, null, 2)}\n`;
}

if (import.meta.main) {
  await writeFile(new URL('../schema/report-1.schema.json', import.meta.url), reportSchema());
}
