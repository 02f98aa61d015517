-- Every look changes its probe and its host three times: what is indexed is only what planners ask for,
-- and pages have room for the next version of a row, so that most changes touch no index at all.
DROP INDEX "probe_enabled_next_due_idx";
DROP INDEX "probe_request_at_idx";
DROP INDEX "probe_wake_at_idx";
DROP INDEX "probe_lease_idx";
DROP INDEX "probe_due_idx";
CREATE INDEX "probe_due_idx" ON "probe" ("resource", "next_due") WHERE "enabled";
CREATE INDEX "probe_wake_idx" ON "probe" ("wake_at") WHERE "wake_at" IS NOT NULL;
ALTER TABLE "probe" SET (fillfactor = 50);
ALTER TABLE "host" SET (fillfactor = 50);
