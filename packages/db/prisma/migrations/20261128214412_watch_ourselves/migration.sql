-- AlterTable
ALTER TABLE "worker" ADD COLUMN     "queues" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "troubles" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "self_alarm" (
    "reason" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "self_alarm_pkey" PRIMARY KEY ("reason")
);
