-- AlterTable
ALTER TABLE "platform" ADD COLUMN     "series_version" INTEGER;

-- AlterTable
ALTER TABLE "judge_state" ADD COLUMN     "method_since" BIGINT;

-- AlterTable
ALTER TABLE "probe" ADD COLUMN     "dropped_since" TIMESTAMPTZ(3),
ADD COLUMN     "dropped_slots" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "series_day" (
    "platform_id" UUID NOT NULL,
    "indicator" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "hours" BYTEA NOT NULL,
    "whole" BYTEA,

    CONSTRAINT "series_day_pkey" PRIMARY KEY ("platform_id","indicator","subject","day")
);

-- CreateTable
CREATE TABLE "judge_checkpoint" (
    "platform_id" UUID NOT NULL,
    "judge_seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "method" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "judge_checkpoint_pkey" PRIMARY KEY ("platform_id")
);

-- CreateTable
CREATE TABLE "dropped_month" (
    "month" DATE NOT NULL,
    "dropped_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dropped" BIGINT NOT NULL,
    "kept" BIGINT NOT NULL,

    CONSTRAINT "dropped_month_pkey" PRIMARY KEY ("month")
);

-- With the value: sparklines of a list need not visit the snapshots. Prisma cannot express INCLUDE.
DROP INDEX "score_snapshot_platform_id_profile_at_idx";
CREATE INDEX "score_snapshot_platform_id_profile_at_idx" ON "score_snapshot" ("platform_id", "profile", "at")
  INCLUDE ("value");

-- Days that want their records merged: Prisma cannot express a partial index.
CREATE INDEX "series_day_open_idx" ON "series_day" ("day") WHERE "whole" IS NULL;
