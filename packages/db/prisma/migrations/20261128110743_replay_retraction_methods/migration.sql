-- AlterTable
ALTER TABLE "observation" ADD COLUMN     "retracted_by" TEXT;

-- AlterTable
ALTER TABLE "judge_state" ADD COLUMN     "method" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "method" ADD COLUMN     "activated_at" TIMESTAMPTZ(3),
ADD COLUMN     "proposed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "method_trial" (
    "method" TEXT NOT NULL,
    "platform_id" UUID NOT NULL,
    "profile" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "lo" DOUBLE PRECISION NOT NULL,
    "hi" DOUBLE PRECISION NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "method_trial_pkey" PRIMARY KEY ("method","platform_id","profile")
);

-- CreateTable
CREATE TABLE "replay_run" (
    "day" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "platforms" INTEGER NOT NULL DEFAULT 0,
    "snapshots" INTEGER NOT NULL DEFAULT 0,
    "differences" INTEGER NOT NULL DEFAULT 0,
    "details" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "replay_run_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "observation_platform_id_judge_seq_idx" ON "observation"("platform_id", "judge_seq");

-- Rows of drafts hold half of a method. The worker records the installed one whole when it starts.
DELETE FROM "method";
