-- AlterTable
ALTER TABLE "probe" ADD COLUMN     "longest_gap_seconds" INTEGER,
ADD COLUMN     "schedule" JSONB;

-- AlterTable
ALTER TABLE "observation" ADD COLUMN     "maintenance" TEXT;

-- CreateTable
CREATE TABLE "maintenance" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "platform_id" UUID NOT NULL,
    "plan" JSONB,
    "note" TEXT NOT NULL DEFAULT '',
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "maintenance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "maintenance_platform_id_until_at_idx" ON "maintenance"("platform_id", "until_at");

-- CreateIndex
CREATE INDEX "maintenance_until_at_idx" ON "maintenance"("until_at");

-- AddForeignKey
ALTER TABLE "maintenance" ADD CONSTRAINT "maintenance_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One notice at a time: the one that its site has not been seen without since.
CREATE UNIQUE INDEX "maintenance_notice_key" ON "maintenance"("platform_id")
  WHERE "plan" IS NULL AND "ended_by" IS DISTINCT FROM 'site';
