// Loaded into a worker ahead of everything else (`--import`): it uses the copy of `@kaopu/db` that
// KAOPU_CHAOS_DB names.
import { registerHooks } from 'node:module';

const copy = process.env['KAOPU_CHAOS_DB'];

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === '@kaopu/db' && copy !== undefined ? copy : specifier, context),
});
