-- AlterTable
ALTER TABLE "platform" ADD COLUMN     "score_due" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "profile" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "floors" JSONB,
ADD COLUMN     "own" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "platform_insight" (
    "platform_id" UUID NOT NULL,
    "judge_seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "insights" JSONB NOT NULL,

    CONSTRAINT "platform_insight_pkey" PRIMARY KEY ("platform_id")
);

-- CreateTable
CREATE TABLE "ranking" (
    "profile" TEXT NOT NULL,
    "profile_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "method" TEXT NOT NULL,
    "scores" INTEGER NOT NULL,
    "newest" TIMESTAMPTZ(3) NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "ranking_pkey" PRIMARY KEY ("profile")
);

-- CreateIndex
CREATE INDEX "platform_score_due_idx" ON "platform"("score_due");

-- Scored platforms are scored again at once: insights and rankings start with what the judge finds now.
UPDATE "platform" SET "score_due" = now() WHERE "id" IN (SELECT "platform_id" FROM "current_score");
