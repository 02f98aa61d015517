import { draftMigration } from '../src/migrate.ts';

const [name] = process.argv.slice(2);
const url = process.env['DATABASE_URL'];
if (!name || !url) {
  console.error('usage: DATABASE_URL=… node scripts/draft-migration.ts NAME');
  process.exit(2);
}
console.log((await draftMigration(url, name, new Date())) ?? 'nothing new in schema.prisma');
