-- AlterTable
ALTER TABLE "observation" ADD COLUMN     "samples" BYTEA;

-- AlterTable
ALTER TABLE "probe" ADD COLUMN     "run_from" TIMESTAMPTZ(3),
ADD COLUMN     "run_looks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "run_samples" BYTEA,
ADD COLUMN     "run_seen" JSONB,
ADD COLUMN     "run_spacing" BIGINT,
ADD COLUMN     "run_started" TIMESTAMPTZ(3);
